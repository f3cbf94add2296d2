namespace HotDash.Hosting.Tests.ApplicationModel;

/// <summary>Tests that touch what a process has once: its exit code and its environment.</summary>
[CollectionDefinition(nameof(ProcessState), DisableParallelization = true)]
public sealed class ProcessState;
