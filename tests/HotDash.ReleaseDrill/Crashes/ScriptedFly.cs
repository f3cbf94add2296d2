using System.Net;
using System.Text.Json.Nodes;
using HotDash.Hosting.Fly.Release;

namespace HotDash.ReleaseDrill.Crashes;

/// <summary>flyctl and the app from outside, over a <see cref="ScriptedWorld"/>. Before, in and after everything that it does there is a point at which the caller may end.</summary>
internal sealed class ScriptedFly(string folder, Action<string> point) : HttpMessageHandler, IProcessRunner
{
    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        point($"before {arguments[0]}");
        var result = arguments[0] switch
        {
            "deploy" => Deploy(arguments),
            "machine" => new ProcessResult(0, Machines().ToJsonString(), ""),
            _ => new ProcessResult(0, "", ""),
        };
        point($"after {arguments[0]}");

        return Task.FromResult(result);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        point("before request");
        var world = ScriptedWorld.Read(folder);

        return Task.FromResult(new HttpResponseMessage(world.Broken.Contains(world.Runs.First().Value) ? HttpStatusCode.BadGateway : HttpStatusCode.OK) { Content = new StringContent(world.Runs.First().Value) });
    }

    private ProcessResult Deploy(IReadOnlyList<string> arguments)
    {
        var image = After(arguments, "--image");
        var only = arguments.Contains("--process-groups") ? After(arguments, "--process-groups") : null;
        var world = ScriptedWorld.Read(folder);

        if (world.Refused.Contains(image))
        {
            return new ProcessResult(1, "", $"Error: {image} is refused (scripted)");
        }

        foreach (var group in world.Runs.Keys.Where(group => (only is null || group == only) && !world.TakenBack.Contains(image)).ToList())
        {
            world.Runs[group] = image;
            world.Write(folder);
            point($"in deploy of {group}");
        }

        return new ProcessResult(0, "deployed (scripted)", "");
    }

    private static string After(IReadOnlyList<string> arguments, string name) => arguments[arguments.ToList().IndexOf(name) + 1];

    private JsonArray Machines()
    {
        var world = ScriptedWorld.Read(folder);

        return new JsonArray([.. world.Runs.Select(pair => Machine(pair.Key, pair.Value, world.Broken.Contains(pair.Value)))]);
    }

    private static JsonObject Machine(string group, string image, bool crashes) => new()
    {
        ["id"] = $"machine-{group}",
        ["state"] = "started",
        ["image_ref"] = new JsonObject { ["registry"] = image.Split('/')[0], ["repository"] = image.Split('/', '@')[1], ["digest"] = image.Split('@')[1] },
        ["config"] = new JsonObject { ["metadata"] = new JsonObject { ["fly_process_group"] = group } },
        ["events"] = crashes
            ? new JsonArray(new JsonObject { ["type"] = "exit", ["request"] = new JsonObject { ["exit_event"] = new JsonObject { ["exit_code"] = 1, ["restarting"] = true }, ["restart_count"] = 2 } })
            : [],
    };
}
