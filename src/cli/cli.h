// The command line: from arguments to an exit status. All that is printed is printed here.
#pragma once

namespace zhibiao::cli {

// 0 done; 1 some document failed; 2 wrong usage, configuration or patterns; 3 output could not be written; 130 and 143
// after an interrupt or TERM.
int run(int argc, char** argv);

}  // namespace zhibiao::cli
