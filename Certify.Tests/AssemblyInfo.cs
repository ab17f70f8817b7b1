using NUnit.Framework;

// Fixtures run side by side, the tests of one fixture in order: a fixture owns its database, its ports and its clock.
// Six at a time also on two cores, because the long ones wait for servers and processes.
// A fixture that measures real time is [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(6)]
