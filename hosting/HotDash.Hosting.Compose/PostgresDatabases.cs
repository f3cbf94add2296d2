using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Compose;

/// <summary>The databases of a server: its image makes only one by itself, so a service of one shot makes them.</summary>
internal static class PostgresDatabases
{
    public static string ServiceName(PostgresServerResource server) => $"{server.Name}-databases";

    public static ComposeService CreationOn(PostgresServerResource server, ComposeService service)
    {
        var names = string.Join(' ', server.Databases.Values.Order(StringComparer.Ordinal));
        // Doubled dollars are the shell's; Compose interpolates single ones.
        var script = $"""
            export PGHOST={server.Name} PGUSER=$$POSTGRES_USER PGPASSWORD=$$POSTGRES_PASSWORD PGDATABASE=postgres
            until pg_isready --quiet; do sleep 0.5; done
            for name in {names}; do
                [ -n "$$(psql --tuples-only --no-align --command "select 1 from pg_database where datname = '$$name'")" ] || createdb "$$name" || exit 1
            done
            """;

        return new ComposeService(ServiceName(server))
        {
            ImageVariable = service.ImageVariable,
            ImageHint = service.ImageHint,
            Entrypoint = "/bin/sh",
            Command = ["-c", script.ReplaceLineEndings("\n")],
            Environment = service.Environment.Where(variable => variable.Key is "POSTGRES_USER" or "POSTGRES_PASSWORD").ToDictionary(),
            // Not for its data: without it the image would make a nameless volume for a container that keeps nothing.
            Volumes = service.Volumes,
            DependsOn = new Dictionary<string, string> { [server.Name] = "service_healthy" },
            IsOneShot = true,
            IsHardened = true,
        };
    }
}
