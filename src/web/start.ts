import { z } from "zod";

// The page may not compile code at run time (content security policy), so schemas are told not to try.
z.config({ jitless: true });
