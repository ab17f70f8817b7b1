using NUnit.Framework;

// Fixtures run side by side, the tests of one fixture in order: a fixture owns its database, its ports and its clock.
// Four at a time also on two cores, because most of them wait for a server or a process.
// A fixture that measures real time is [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
