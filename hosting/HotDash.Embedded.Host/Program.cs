using HotDash.Embedded.Host;
using HotDash.Embedded.Host.Postgres;
using HotDash.Embedded.Host.Processes;
using HotDash.Embedded.Host.Redis;

using var lifetime = new HostLifetime();

try
{
    return args switch
    {
        ["postgres"] => await PostgresVerb.RunAsync(EnvironmentSettings.Current, lifetime),
        ["redis"] => await RedisVerb.RunAsync(EnvironmentSettings.Current, lifetime),
        [GarnetVerb.Name] => await GarnetVerb.RunAsync(Console.In, lifetime),
        ["reset"] => ResetVerb.Run(EnvironmentSettings.Current),
        ["--help" or "-h" or "help"] => Usage.Print(Console.Out, ExitCodes.Done),
        _ => Usage.Print(Console.Error, ExitCodes.Usage),
    };
}
catch (EmbeddedHostException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return exception.ExitCode;
}
catch (OperationCanceledException) when (lifetime.Stopping.IsCancellationRequested)
{
    return ExitCodes.Done;
}
catch (Exception exception) when (StorageFaults.Explain(exception) is { } explanation)
{
    Console.Error.WriteLine($"error: {explanation}");
    return ExitCodes.Failed;
}
