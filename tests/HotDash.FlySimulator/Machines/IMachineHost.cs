namespace HotDash.FlySimulator.Machines;

/// <summary>Where machines run: in processes that outlive the command that started them, or in the test's own.</summary>
internal interface IMachineHost
{
    Task StartAsync(MachineFolder folder);

    Task StopAsync(MachineFolder folder);

    bool IsRunning(MachineFolder folder);

    /// <summary>Begins to answer at the app's address, if nobody does yet.</summary>
    Task StartProxyAsync(SimulatedCloud cloud, SimulatedApp app);
}
