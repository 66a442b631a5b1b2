// sync status|once|bootstrap|verify: this workstation's store and the center. The store must not be open elsewhere for writing.
#pragma once
#include "app/command.h"

namespace jw::app {

int syncStatus(const Context& context, const Options& options);
int syncOnce(const Context& context, const Options& options);
int syncBootstrap(const Context& context, const Options& options);
int syncVerify(const Context& context, const Options& options);

}  // namespace jw::app
