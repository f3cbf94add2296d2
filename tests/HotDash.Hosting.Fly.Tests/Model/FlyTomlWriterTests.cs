using System.Text.Json;
using HotDash.Hosting.Fly.Model;
using HotDash.Tests;
using Tomlyn;
using Tomlyn.Model;

namespace HotDash.Hosting.Fly.Tests.Model;

public sealed class FlyTomlWriterTests
{
    // Keys that the model leaves out on purpose.
    private static readonly Dictionary<string, string> s_leftOut = new()
    {
        ["Config"] = "", ["Experimental"] = "auto_rollback lazy_load_images attached machine_config", ["Build"] = "settings builtin", ["Deploy"] = "seed_command", ["Compute"] = "gpus gpu_kind memory",
    };

    public static TheoryData<string> Structs => ["Config", "Experimental", "Build", "Deploy", "Mount", "HTTPService", "Service", "Port", "Concurrency", "TLSOptions", "HTTPOptions", "ReplayCache", "TCPCheck", "HTTPCheck", "MachineCheck", "ToplevelCheck", "File", "Restart", "Compute", "Static", "Metrics"];

    [Fact]
    public void Write_EveryKey_IsTheReadSnapshot() => Snapshot.Equal("full.toml", FlyTomlWriter.Write(Documents.Full, "Generated. Do not edit."));

    [Fact]
    public void Write_WebAndWorker_IsTheReadSnapshot() => Snapshot.Equal("web-and-worker.toml", FlyTomlWriter.Write(Documents.WebAndWorker));

    [Fact]
    public void Write_TcpService_IsTheReadSnapshot() => Snapshot.Equal("tcp.toml", FlyTomlWriter.Write(Documents.Tcp));

    [Fact]
    public void Write_AnotherOrderOfEntries_GivesTheSameBytes()
    {
        var turned = Documents.Full with
        {
            Env = Documents.Full.Env.Reverse().ToDictionary(),
            Processes = Documents.Full.Processes.Reverse().ToDictionary(),
        };

        Assert.Equal(FlyTomlWriter.Write(Documents.Full), FlyTomlWriter.Write(turned));
    }

    [Fact]
    public void Write_DifficultText_IsReadBackAsItWas()
    {
        var env = new Dictionary<string, string> { ["QUOTES"] = "\"'\"\"\"", ["LINES"] = "a\nb\r\n\tc", ["BACKSLASH"] = @"C:\new\u0041", ["CONTROL"] = "\u0001\u007f", ["WORDS"] = "å 漢字 😀", ["EMPTY"] = "" };

        var read = Parse(FlyTomlWriter.Write(Documents.Web with { Env = env }));

        Assert.Equal(env, ((TomlTable)read["env"]).ToDictionary(pair => pair.Key, pair => (string)pair.Value));
    }

    [Theory]
    [MemberData(nameof(Structs))]
    public void Write_EveryKeyOfAStruct_IsWritten(string name)
    {
        using var fields = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "fly", "fly-toml-fields.json")));
        var expected = fields.RootElement.GetProperty("structs").GetProperty(name).EnumerateObject().Select(field => field.Name);

        var missing = expected.Except(Keys(name)).Except((s_leftOut.GetValueOrDefault(name) ?? "").Split(' '));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("1.0", 1)]
    [InlineData("0.33", 0.33)]
    public void Write_AShare_IsAFloat(string text, double value)
    {
        var written = FlyTomlWriter.Write(Documents.Web with { Deploy = new FlyDeploy { MaxUnavailable = value } });

        Assert.Contains($"\nmax_unavailable = {text}\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(500, "500ms")]
    [InlineData(1500, "1500ms")]
    [InlineData(90_000, "1m30s")]
    [InlineData(3_600_000, "1h")]
    public void Write_ADuration_CarriesItsUnit(int milliseconds, string text)
    {
        var written = FlyTomlWriter.Write(Documents.Web with { KillTimeout = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.Contains($"\nkill_timeout = \"{text}\"\n", written, StringComparison.Ordinal);
    }

    /// <summary>The keys under which flyctl's struct appears in the full document.</summary>
    private static IEnumerable<string> Keys(string name)
    {
        var root = Parse(FlyTomlWriter.Write(Documents.Full));
        var http = (TomlTable)root["http_service"];
        var service = First(root, "services");

        var table = name switch
        {
            "Config" => root,
            "Experimental" => (TomlTable)root["experimental"],
            "Build" => (TomlTable)root["build"],
            "Deploy" => (TomlTable)root["deploy"],
            "Mount" => First(root, "mounts"),
            "HTTPService" => http,
            "Service" => service,
            "Port" => new TomlTable { { "all", "" } },
            "Concurrency" => (TomlTable)http["concurrency"],
            "TLSOptions" => (TomlTable)http["tls_options"],
            "HTTPOptions" => (TomlTable)http["http_options"],
            "ReplayCache" => First((TomlTable)http["http_options"], "replay_cache"),
            "TCPCheck" => First(service, "tcp_checks"),
            "HTTPCheck" => First(http, "checks"),
            "MachineCheck" => First(root, "machine_checks"),
            "ToplevelCheck" => (TomlTable)((TomlTable)root["checks"])["heart beat"],
            "File" => First(root, "files"),
            "Restart" => First(root, "restart"),
            "Compute" => First(root, "vm"),
            "Static" => First(root, "statics"),
            "Metrics" => First(root, "metrics"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a struct of the list."),
        };

        // A port is either one number or a range, so no single one has all keys.
        return name == "Port" ? ((TomlTableArray)service["ports"]).SelectMany(port => port.Keys) : table.Keys;
    }

    private static TomlTable First(TomlTable table, string key) => ((TomlTableArray)table[key])[0];

    private static TomlTable Parse(string text) => TomlSerializer.Deserialize<TomlTable>(text) ?? throw new InvalidOperationException("No TOML.");
}
