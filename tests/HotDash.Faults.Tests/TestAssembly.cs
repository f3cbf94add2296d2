using HotDash.Faults.Tests;
using Xunit.Sdk;
using Xunit.v3;

// One stack for all tests, which hurt it in turn.
[assembly: AssemblyFixture(typeof(FaultyStack))]
[assembly: Parallelization(Mode = ParallelMode.None)]
