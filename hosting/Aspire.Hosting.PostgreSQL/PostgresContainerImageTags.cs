namespace Aspire.Hosting.Postgres;

internal static class PostgresContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/postgres";
    public const string Tag = "18.1";
}
