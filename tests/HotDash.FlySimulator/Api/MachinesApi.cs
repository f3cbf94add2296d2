using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.FlySimulator.Commands;
using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator.Api;

/// <summary>The part of the Machines API that is simulated, below <c>/v1/apps/{app}</c>: machines (list, get, events, start, stop, restart, wait, leases) and names of secrets.</summary>
internal sealed class MachinesApi(SimulatedCloud cloud, HttpListener listener)
{
    private const string Nonce = "fly-machine-lease-nonce";

    private static readonly ApiAnswer s_done = new(200, new JsonObject { ["ok"] = true });

    public async Task RunAsync(CancellationToken stop)
    {
        await using var stopping = stop.Register(listener.Stop);

        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context, stop), CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken stop)
    {
        var answer = await FindAsync(context.Request, stop);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["fly-request-id"] = Guid.NewGuid().ToString("N");
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body.ToJsonString()), CancellationToken.None);
        context.Response.Close();
    }

    private async Task<ApiAnswer> FindAsync(HttpListenerRequest request, CancellationToken stop)
    {
        if (request.Headers["Authorization"] is not { Length: > 0 })
        {
            return ApiAnswer.Error(401, "unauthorized");
        }

        if (request.Url?.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is not ["v1", "apps", var app, "machines" or "secrets", .. var rest] path || cloud.FindApp(app) is null)
        {
            return ApiAnswer.Error(404, "app not found");
        }

        if (path[3] == "secrets")
        {
            return rest is [] && request.HttpMethod == "GET" ? new ApiAnswer(200, new JsonObject { ["secrets"] = SecretsCommand.Describe(cloud, app) }) : ApiAnswer.Error(404, "not simulated");
        }

        if (rest is [])
        {
            return request.HttpMethod == "GET" ? await ListAsync(app) : ApiAnswer.Error(404, "not simulated");
        }

        var machine = cloud.Machines(app).FirstOrDefault(found => found.Id == rest[0]);

        return machine is null ? ApiAnswer.Error(404, "machine not found") : await OneAsync(request, machine, rest[1..], stop);
    }

    private async Task<ApiAnswer> ListAsync(string app)
    {
        var machines = new JsonArray();

        foreach (var machine in cloud.Machines(app))
        {
            machines.Add((JsonNode)await MachineCommands.DescribeAsync(cloud, machine));
        }

        return new ApiAnswer(200, machines);
    }

    private async Task<ApiAnswer> OneAsync(HttpListenerRequest request, MachineFolder machine, string[] rest, CancellationToken stop) => (request.HttpMethod, rest) switch
    {
        ("GET", []) => new ApiAnswer(200, await MachineCommands.DescribeAsync(cloud, machine)),
        ("GET", ["events"]) => new ApiAnswer(200, new JsonArray([.. machine.Events.NewestFirst().Take(20).Select(entry => entry.DeepClone())])),
        ("GET", ["wait"]) => await WaitAsync(request, machine, stop),
        ("GET", ["lease"]) => machine.FindLease(Now) is { } lease ? Leased(200, lease) : ApiAnswer.Error(404, "no lease found"),
        ("POST", ["lease"]) => await TakeLeaseAsync(request, machine),
        ("DELETE", ["lease"]) => ReleaseLease(request, machine),
        ("POST", ["start" or "stop" or "restart"]) => Held(request, machine) ?? await ChangeAsync(machine, rest[0]),
        _ => ApiAnswer.Error(404, "not simulated"),
    };

    private async Task<ApiAnswer> ChangeAsync(MachineFolder machine, string verb)
    {
        if (verb != "start")
        {
            await cloud.Host.StopAsync(machine);

            if (verb == "restart")
            {
                await cloud.Host.StartAsync(machine);
            }

            return s_done;
        }

        if (cloud.Host.IsRunning(machine))
        {
            return ApiAnswer.Error(412, "failed_precondition: unable to start machine from current state: 'started'");
        }

        await cloud.Host.StartAsync(machine);

        return new ApiAnswer(200, new JsonObject { ["previous_state"] = "stopped", ["migrated"] = false, ["new_host"] = "" });
    }

    private async Task<ApiAnswer> WaitAsync(HttpListenerRequest request, MachineFolder machine, CancellationToken stop)
    {
        var wanted = request.QueryString["state"] ?? "started";
        var seconds = double.TryParse(request.QueryString["timeout"], CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, 60) : 60;
        var started = TimeProvider.System.GetTimestamp();

        while (State(machine) != wanted)
        {
            if (TimeProvider.System.GetElapsedTime(started).TotalSeconds >= seconds)
            {
                return ApiAnswer.Error(408, $"deadline_exceeded: machine failed to reach desired state, {wanted}, currently {State(machine)}");
            }

            await Task.Delay(50, stop);
        }

        return new ApiAnswer(200, new JsonObject { ["ok"] = true, ["state"] = wanted });
    }

    private async Task<ApiAnswer> TakeLeaseAsync(HttpListenerRequest request, MachineFolder machine)
    {
        using var reader = new StreamReader(request.InputStream);
        var text = await reader.ReadToEndAsync();
        var body = text.Length > 0 ? JsonNode.Parse(text) : null;
        var time = TimeSpan.FromSeconds(double.TryParse(request.QueryString["ttl"] ?? body?["ttl"]?.ToString(), CultureInfo.InvariantCulture, out var asked) ? asked : cloud.Options.Lease.TotalSeconds);
        var owner = (string?)body?["description"] is { Length: > 0 } description ? description : "user@example.test";

        return machine.TryLease(owner, request.Headers[Nonce], time, Now) is { } held
            ? new ApiAnswer(409, new JsonObject { ["status"] = "error", ["message"] = $"machine ID {machine.Id} lease currently held by {held.Owner}, expires at {held.Expires:O}", ["code"] = "invalid" })
            : Leased(201, machine.FindLease(Now) ?? throw new JsonException("The lease is gone already."));
    }

    private static ApiAnswer ReleaseLease(HttpListenerRequest request, MachineFolder machine)
    {
        if (Held(request, machine) is { } refusal)
        {
            return refusal;
        }

        machine.ReleaseLease();

        return new ApiAnswer(200, new JsonObject { ["status"] = "success", ["data"] = new JsonObject { ["ok"] = true } });
    }

    /// <summary>A machine under somebody's lease is changed by nobody else.</summary>
    private static ApiAnswer? Held(HttpListenerRequest request, MachineFolder machine) =>
        machine.FindLease(Now) is { } lease && lease.Nonce != request.Headers[Nonce] ? ApiAnswer.Error(409, $"machine ID {machine.Id} lease currently held by {lease.Owner}, expires at {lease.Expires:O}") : null;

    private static ApiAnswer Leased(int status, SimulatedLease lease) => new(status, new JsonObject
    {
        ["status"] = "success",
        ["data"] = new JsonObject { ["nonce"] = lease.Nonce, ["expires_at"] = lease.Expires.ToUnixTimeSeconds(), ["owner"] = lease.Owner, ["description"] = "", ["version"] = "" },
    });

    private string State(MachineFolder machine) => cloud.Host.IsRunning(machine) ? "started" : "stopped";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
