import { listen } from "./api/index.ts";
import { runCommand } from "./cli/index.ts";

// Where the doors are put together: none of them knows the others.
void runCommand(process.argv, listen);
