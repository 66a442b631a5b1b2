// What nearly every source of ui includes.
#pragma once
#include <qgsmapcanvas.h>

#include <QtWidgets>
#include <memory>
#include <string>
#include <vector>
