// What makes the desk smoother; every page works without it.
"use strict";
