// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

/// QCOMPARE for values that Qt Test cannot print (ids, results, optionals of either).
#define SAME(actual, expected) QVERIFY2((actual) == (expected), #actual " == " #expected)
