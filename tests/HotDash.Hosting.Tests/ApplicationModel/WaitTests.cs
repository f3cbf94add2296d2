using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class WaitTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitFor_ARunningButUnreadyDependency_GoesOnWhenItsReadyHandlersAreDone()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddExecutable("api", "api", ".");
        var web = model.Builder.AddExecutable("web", "web", ".").WaitFor(api);
        var handlers = new TaskCompletionSource();

        var waiting = model.Notifications.WaitForDependenciesAsync(web.Resource, Cancelled);
        await model.SetStateAsync(api, KnownResourceStates.Running);
        Assert.Equal(KnownResourceStates.Waiting, State(model, "web"));
        await model.Notifications.PublishUpdateAsync(api.Resource, snapshot => snapshot with { ResourceReadyEvent = new EventSnapshot(handlers.Task) });
        await Task.Delay(20, Cancelled);
        Assert.False(waiting.IsCompleted);
        handlers.SetResult();

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
    }

    [Fact]
    public async Task WaitFor_SeveralDependencies_ShowsThoseThatRemain()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddExecutable("api", "api", ".");
        var job = model.Builder.AddExecutable("job", "job", ".");
        var web = model.Builder.AddExecutable("web", "web", ".").WaitForStart(api).WaitForCompletion(job);

        var waiting = model.Notifications.WaitForDependenciesAsync(web.Resource, Cancelled);
        Assert.Equal("api, job", WaitingFor(model, "web"));
        await model.SetStateAsync(job, KnownResourceStates.Finished, exitCode: 0);
        await model.Notifications.WaitForResourceAsync("web", change => WaitingFor(change.Snapshot) == "api", Cancelled);
        await model.SetStateAsync(api, KnownResourceStates.Running);

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
        Assert.Null(WaitingFor(model, "web"));
    }

    [Fact]
    public async Task WaitForCompletion_OfAJobThatFails_NamesJobAndExitCode()
    {
        await using var model = new TestModel();
        var job = model.Builder.AddExecutable("job", "job", ".");
        var web = model.Builder.AddExecutable("web", "web", ".").WaitForCompletion(job);

        var waiting = model.Notifications.WaitForDependenciesAsync(web.Resource, Cancelled);
        await model.SetStateAsync(job, KnownResourceStates.Finished, exitCode: 3);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.Equal("Dependency 'job' ended with exit code 3, expected was 0. See its console logs.", error.Message);
    }

    [Fact]
    public async Task WaitFor_ADependencyThatEnds_StopsOrGoesOnAsChosen()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddExecutable("api", "api", ".");
        var impatient = model.Builder.AddExecutable("impatient", "x", ".").WaitFor(api, WaitBehavior.StopOnResourceUnavailable);
        var patient = model.Builder.AddExecutable("patient", "x", ".").WaitFor(api, WaitBehavior.WaitOnResourceUnavailable);

        var stops = model.Notifications.WaitForDependenciesAsync(impatient.Resource, Cancelled);
        var goesOn = model.Notifications.WaitForDependenciesAsync(patient.Resource, Cancelled);
        await model.SetStateAsync(api, KnownResourceStates.Exited, exitCode: 137);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => stops);
        Assert.Contains("'Exited' with exit code 137", error.Message, StringComparison.Ordinal);
        Assert.False(goesOn.IsCompleted);
        await model.SetStateAsync(api, KnownResourceStates.Running);
        await model.Notifications.PublishUpdateAsync(api.Resource, snapshot => snapshot with { ResourceReadyEvent = new EventSnapshot(Task.CompletedTask) });
        await goesOn.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
    }

    [Fact]
    public async Task WaitFor_AChild_WaitsForItsParentToo()
    {
        await using var model = new TestModel();
        var postgres = model.Builder.AddPostgres("postgres");
        var database = postgres.AddDatabase("db");
        var web = model.Builder.AddExecutable("web", "web", ".").WaitFor(database);

        Assert.Equal([database.Resource, (IResource)postgres.Resource], web.Resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource));
    }

    [Fact]
    public async Task WaitFor_ItselfOrAParameter_IsRefusedOrSkipped()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".");

        Assert.Throws<DistributedApplicationException>(() => web.WaitFor(web));
    }

    [Fact]
    public async Task WaitForResourceHealthy_OfAResourceThatFailed_SaysHowItEnded()
    {
        await using var model = new TestModel();
        var api = model.Builder.AddExecutable("api", "api", ".");

        var waiting = model.Notifications.WaitForResourceHealthyAsync("api", WaitBehavior.StopOnResourceUnavailable, Cancelled);
        await model.SetStateAsync(api, KnownResourceStates.FailedToStart);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.Contains("'api'", error.Message, StringComparison.Ordinal);
        Assert.Contains("FailedToStart", error.Message, StringComparison.Ordinal);
    }

    private static string? State(TestModel model, string resource) =>
        model.Notifications.TryGetCurrentState(resource, out var current) ? current.Snapshot.State?.Text : null;

    private static string? WaitingFor(TestModel model, string resource) =>
        model.Notifications.TryGetCurrentState(resource, out var current) ? WaitingFor(current.Snapshot) : null;

    private static string? WaitingFor(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == "resource.waitingFor")?.Value as string;
}
