namespace HotDash.Hosting.Fly.Drift;

/// <summary>Secrets by name and digest: the model knows no values, so a changed value shows only against an earlier report.</summary>
internal static class SecretDrift
{
    public static IEnumerable<DriftFinding> Compare(ExpectedApp app, IReadOnlyList<LiveSecret> secrets, IReadOnlyDictionary<string, string>? baseline)
    {
        var expected = app.Model.Secrets();

        foreach (var (name, source) in expected.Where(secret => secrets.All(live => live.Name != secret.Key)))
        {
            yield return new DriftFinding(DriftKind.Missing, "app", $"secret {name}", source, null, $"flyctl secrets import --stage --app {app.Name}, with the value on standard input.");
        }

        foreach (var secret in secrets)
        {
            if (!expected.ContainsKey(secret.Name))
            {
                yield return new DriftFinding(DriftKind.Unexpected, "app", $"secret {secret.Name}", null, null, $"flyctl secrets unset {secret.Name} --stage --app {app.Name}, or declare it with WithSecret in PublishAsFlyApp.");
            }
            else if (secret.Status is not (null or "Deployed"))
            {
                yield return new DriftFinding(DriftKind.Different, "app", $"secret {secret.Name}", "Deployed", secret.Status, $"flyctl secrets deploy --app {app.Name}, or deploy the app.");
            }

            if (baseline?.GetValueOrDefault(secret.Name) is { } digest && digest != secret.Digest)
            {
                yield return new DriftFinding(DriftKind.Different, "app", $"digest of secret {secret.Name}", digest, secret.Digest, "If it was changed on purpose, take a new baseline.");
            }
        }
    }
}
