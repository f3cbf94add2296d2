using MiniAppHost;

var builder = DistributedApplication.CreateBuilder(args);

var secret = builder.AddParameter("secret", secret: true);

builder.AddExecutable("ticker", "sh", ".", "-c", "i=0; while true; do i=$((i+1)); echo tick $i; sleep 1; done")
    .WithEnvironment("TICKER_SECRET", secret)
    .WithEnvironment("TICKER_URL", $"tcp://user:{secret}@localhost/db")
    .WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success("Greeted.")));

builder.AddExecutable("sleeper", "sleep", ".", "infinity");

builder.AddProject<Projects.MiniWeb>("web")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health");

builder.Pipeline.AddStep("always-fails", _ => throw new InvalidOperationException("The reason it failed."));
builder.Pipeline.AddStep("never-ends", step => Task.Delay(Timeout.InfiniteTimeSpan, step.CancellationToken));

if (builder.Configuration[PhaseOutput.Switch] is not null)
{
    PhaseOutput.Subscribe(builder.Eventing);
}

builder.Build().Run();
