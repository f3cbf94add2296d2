namespace HotDash.Hosting.Fly;

/// <summary>A request that a release must answer before it counts as running. Redirects are not followed: a login page is no proof.</summary>
/// <param name="Path">Starts with a slash.</param>
/// <param name="Status">The only status that counts. Default 200.</param>
public sealed record FlyRoute(string Path, int Status = 200)
{
    /// <summary>Default GET.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Texts that the body contains. <c>{commit}</c> and <c>{digest}</c> stand for those of the release: its identity, told by the app itself.</summary>
    public IReadOnlyList<string> MustContain { get; init; } = [];

    /// <summary>Texts that headers of the answer contain, by the header's name; with the same placeholders.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of the JSON that is answered, by their path: <c>["queue_services"] = "ok"</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The app that is asked, when it is another one: what a worker does shows elsewhere. Counts whenever that app answers with the status; when it
    /// does not, the release is about something else, and the record says that this was not seen.
    /// </summary>
    public string? AskedOf { get; init; }

    /// <summary>Numbers in the JSON, by their path, that have to grow while the release is watched: jobs done, a heartbeat's time.</summary>
    public IReadOnlyList<string> Growing { get; init; } = [];
}
