using HotDash.Hosting.Fly.Release.Doctor;

namespace HotDash.Hosting.Fly.Tests.Release.Doctor;

public sealed class SecretNamesTests
{
    [Fact]
    public void Names_OfAnApp_AreComparedWithTheModel()
    {
        var present = SecretNames.Read("""[{"name":"CHATWOOT_TOKEN","digest":"1","status":"Deployed"},{"name":"OLD_KEY","status":"Deployed"},{"name":"DATABASE_URL","status":"Staged"}]""");

        Assert.Equal(
            [
                "PROBLEM secret app/CHATWOOT_API_TOKEN: missing, but CHATWOOT_TOKEN is set: the same by another name?",
                "PROBLEM secret app/SHOPIFY_API_SECRET: missing: fly secrets import --stage --app app, from standard input",
                "unknown secret app/OLD_KEY: set, but the model does not know it: declare it, or unset it",
                "ok      secret app/DATABASE_URL: Staged: it counts from the next deploy on",
            ],
            SecretNames.Compare("app", ["CHATWOOT_API_TOKEN", "DATABASE_URL", "SHOPIFY_API_SECRET"], present).Select(finding => finding.ToString()));
    }
}
