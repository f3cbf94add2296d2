using System.Globalization;

namespace HotDash.Sidekiq.ActiveJobs;

/// <summary>A reference to a record of a Rails application: <c>gid://chatwoot/Channel::Email/1</c>.</summary>
public readonly record struct GlobalId(string App, string Model, long Id)
{
    private const string Scheme = "gid://";

    public static bool TryParse(string? text, out GlobalId id)
    {
        id = default;

        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text[Scheme.Length..].Split('/');

        if (parts is not [{ Length: > 0 } app, { Length: > 0 } model, var number]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        id = new GlobalId(app, model, value);

        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}{App}/{Model}/{Id}");
}
