using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>One line of the ledger: <c>{"sequence":1,"at":"…","app":"…","state":"verified",…,"previous":"…","hash":"…"}</c>.</summary>
internal sealed record LedgerEntry
{
    private const string HashStart = ",\"hash\":\"";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public int Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string App { get; init; }

    /// <summary>See <see cref="LedgerStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>What the entry is about.</summary>
    public required string Image { get; init; }

    /// <summary>The state machine's state, where the entry is one.</summary>
    public ReleaseState? Flow { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    /// <summary>SHA-256 of the fly.toml that the image runs with, kept beside the ledger.</summary>
    public string? Config { get; init; }

    /// <summary>The newest migration that the image knows.</summary>
    public string? Schema { get; init; }

    /// <summary>The oldest schema version whose images the database still serves.</summary>
    public string? SchemaFloor { get; init; }

    /// <summary>Machines per process group, as they were before.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    /// <summary>What was run to come here.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    public int? ExitCode { get; init; }

    public double? Seconds { get; init; }

    /// <summary>The command's whole output, below the ledger's folder.</summary>
    public string? Log { get; init; }

    /// <summary>At most ten lines.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 of this entry's text without its hash.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";

    /// <exception cref="JsonException">The line is no entry, or not as it was written.</exception>
    public static LedgerEntry Parse(string line)
    {
        var start = line.LastIndexOf(HashStart, StringComparison.Ordinal);
        var content = start < 0 ? throw new JsonException("It has no hash.") : line[..start] + "}";
        var entry = JsonSerializer.Deserialize<LedgerEntry>(content, s_json) ?? throw new JsonException("The line is null.");
        var hash = HashOf(content);

        return line == Line(content, hash) ? entry with { Hash = hash } : throw new JsonException("Its hash is another one.");
    }

    /// <summary>The line as it is written, and its hash.</summary>
    public (string Line, string Hash) Seal()
    {
        var content = JsonSerializer.Serialize(this, s_json);
        var hash = HashOf(content);

        return (Line(content, hash), hash);
    }

    private static string Line(string content, string hash) => $"{content[..^1]}{HashStart}{hash}\"}}";

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
