using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Proto = Aspire.Hosting.Dashboard.Proto;

namespace HotDash.Hosting.Tests.Dashboard;

/// <summary>The gRPC service, called as the dashboard calls it.</summary>
public sealed class DashboardServiceTests : IAsyncLifetime
{
    private readonly DistributedApplication _app;
    private readonly ExecutableResource _resource = new("web", "/bin/true", "/");
    private GrpcChannel? _channel;

    public DashboardServiceTests()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddResource(_resource);
        _resource.Annotations.Add(new ResourceCommandAnnotation(
            "greet",
            "Greet",
            _ => ResourceCommandState.Enabled,
            context => Task.FromResult(CommandResults.Success($"hello {context.Arguments.GetString("name")}")),
            "Says hello",
            [new InteractionInput { Name = "name", InputType = InputType.Text }],
            "Really?",
            "Mail",
            IconVariant.Filled,
            isHighlighted: true));
        _app = builder.Build();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private DashboardServer Server => _app.Services.GetRequiredService<DashboardServer>();

    private ResourceNotificationService Notifications => _app.ResourceNotifications;

    public async ValueTask InitializeAsync()
    {
        await Server.StartAsync(Cancelled);
        _channel = GrpcChannel.ForAddress(await Server.GetAddressAsync(Cancelled));
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await Server.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Call_WithoutTheKey_IsRefused()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Proto.DashboardService.DashboardServiceClient(_channel)
                .GetApplicationInformationAsync(new Proto.ApplicationInformationRequest(), cancellationToken: Cancelled));

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task WatchResources_OfAChangingResource_SendsItFirstAndThenItsChanges()
    {
        await PublishAsync("Starting");

        using var call = Client().WatchResources(new Proto.WatchResourcesRequest(), Headers(), cancellationToken: Cancelled);
        var initial = await NextAsync(call);
        await PublishAsync("Running");
        var change = await NextAsync(call);

        Assert.Equal("Starting", Assert.Single(initial.InitialData.Resources).State);
        Assert.Equal("Running", Assert.Single(change.Changes.Value).Upsert.State);
    }

    [Fact]
    public async Task WatchResourceConsoleLogs_OfAResourceThatWrites_SendsItsLines()
    {
        using var call = Client().WatchResourceConsoleLogs(
            new Proto.WatchResourceConsoleLogsRequest { ResourceName = "web" }, Headers(), cancellationToken: Cancelled);
        _app.Services.GetRequiredService<ResourceLoggerService>().Append("web", [new ResourceLogEntry(null, "ready", false)]);

        Assert.True(await call.ResponseStream.MoveNext(Cancelled));

        var line = Assert.Single(call.ResponseStream.Current.LogLines);
        Assert.Equal(("ready", 1, false), (line.Text, line.LineNumber, line.IsStdErr));
    }

    [Fact]
    public async Task ExecuteResourceCommand_WithArguments_RunsItAndReturnsItsMessage()
    {
        await PublishAsync("Running");
        var request = new Proto.ResourceCommandRequest { ResourceName = "web", CommandName = "greet", ResourceType = "Executable" };
        request.Arguments["name"] = Google.Protobuf.WellKnownTypes.Value.ForString("operator");

        var response = await Client().ExecuteResourceCommandAsync(request, Headers(), cancellationToken: Cancelled);

        Assert.Equal(Proto.ResourceCommandResponseKind.Succeeded, response.Kind);
        Assert.Equal("hello operator", response.Message);
    }

    [Fact]
    public async Task WatchInteractions_AnsweredInTheDashboard_CompletesThePromptAndItsDialog()
    {
        using var call = Client().WatchInteractions(Headers(), cancellationToken: Cancelled);
        var prompt = _app.Services.GetRequiredService<IInteractionService>().PromptInputAsync(
            "Password", "Which?", new InteractionInput { Name = "password", InputType = InputType.SecretText, Required = true }, null, Cancelled);

        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        var question = call.ResponseStream.Current;
        var empty = Answer(question, "");
        await call.RequestStream.WriteAsync(empty, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        var again = call.ResponseStream.Current;
        await call.RequestStream.WriteAsync(Answer(question, "s3cret"), Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));

        Assert.NotEmpty(again.InputsDialog.InputItems[0].ValidationErrors);
        Assert.Equal(Proto.WatchInteractionsResponseUpdate.KindOneofCase.Complete, call.ResponseStream.Current.KindCase);
        Assert.Equal("s3cret", (await prompt).Data?.Value);
    }

    private static Proto.WatchInteractionsRequestUpdate Answer(Proto.WatchInteractionsResponseUpdate question, string value)
    {
        var item = question.InputsDialog.InputItems[0].Clone();
        item.Value = value;
        var dialog = new Proto.InteractionInputsDialog();
        dialog.InputItems.Add(item);
        return new Proto.WatchInteractionsRequestUpdate { InteractionId = question.InteractionId, InputsDialog = dialog };
    }

    private static async Task<Proto.WatchResourcesUpdate> NextAsync(AsyncServerStreamingCall<Proto.WatchResourcesUpdate> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        return call.ResponseStream.Current;
    }

    private Proto.DashboardService.DashboardServiceClient Client() => new(_channel);

    private Metadata Headers() => new()
    {
        { DashboardApiKeyGate.HeaderName, _app.Services.GetRequiredService<DashboardOptions>().ResourceServiceApiKey },
    };

    private Task PublishAsync(string state) => Notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { State = state });
}
