// What a page can do without is here: nothing of this is needed to read it.
"use strict";
