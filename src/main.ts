import { isMainThread, workerData } from "node:worker_threads";
import { isDeriveTask, runWorker } from "./analytics/index.ts";
import { listen, listenForProbes } from "./api/index.ts";
import { runCommand } from "./cli/index.ts";

// Where the doors are put together: none of them knows the others. A thread that derives facts runs this file too.
void (!isMainThread && isDeriveTask(workerData) ? runWorker() : runCommand(process.argv, { listen, listenForProbes }));
