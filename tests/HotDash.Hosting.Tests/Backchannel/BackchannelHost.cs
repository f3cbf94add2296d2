using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel.Auxiliary;
using Aspire.Hosting.Backchannel.Cli;
using Aspire.Hosting.Backchannel.Transport;
using Microsoft.Extensions.DependencyInjection;
using Nerdbank.Streams;

namespace HotDash.Hosting.Tests.Backchannel;

/// <summary>An application whose resources' states are set by the test, with a raw client on either of its channels.</summary>
internal sealed class BackchannelHost : IAsyncDisposable
{
    public const string Secret = "s3cret/value";

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _serving = [];

    public BackchannelHost(params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        builder.Configuration["AppHost:FilePath"] = "/src/App/App.csproj";
        Configure(builder);
        Application = builder.Build();
    }

    public DistributedApplication Application { get; }

    public TestResource Resource { get; } = new("thing");

    public RawRpcClient ConnectAuxiliary() => Connect<AuxiliaryBackchannelTarget>(RpcConnection.AuxiliaryJson);

    public RawRpcClient ConnectCli() => Connect<CliBackchannelTarget>(RpcConnection.CliJson);

    public Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        Application.ResourceNotifications.PublishUpdateAsync(Resource, change);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_serving);
        await Application.DisposeAsync();
        _stopping.Dispose();
    }

    private RawRpcClient Connect<TTarget>(System.Text.Json.JsonSerializerOptions json)
        where TTarget : class
    {
        var (client, server) = FullDuplexStream.CreatePair();
        _serving.Add(RpcConnection.ServeAsync(
            server, closed => ActivatorUtilities.CreateInstance<TTarget>(Application.Services, closed), json, _stopping.Token));

        return new RawRpcClient(client);
    }

    private void Configure(IDistributedApplicationBuilder builder)
    {
        builder.Pipeline.AddStep("ship", _ => Task.CompletedTask);
        builder.Pipeline.AddStep("pack", _ => Task.CompletedTask, requiredBy: "ship");
        builder.AddResource(new ParameterResource("password", _ => Secret, secret: true));
        builder.AddResource(Resource).WithAnnotation(new ResourceCommandAnnotation(
            "greet",
            "Greet",
            _ => ResourceCommandState.Enabled,
            context => Task.FromResult(CommandResults.Success("Greeted.", $"Hello {context.Arguments.GetString("who")}")),
            displayDescription: "Says hello",
            arguments: [new InteractionInput { Name = "who", InputType = InputType.Text, Required = true }],
            confirmationMessage: null,
            iconName: null,
            iconVariant: null,
            isHighlighted: false));
    }
}
