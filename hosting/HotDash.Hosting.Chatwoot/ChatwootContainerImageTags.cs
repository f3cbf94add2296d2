namespace HotDash.Hosting.Chatwoot;

/// <summary>The official image. A <c>-ce</c> tag is the MIT-licensed build without Chatwoot's enterprise folder; the digest is a parameter.</summary>
internal static class ChatwootContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "chatwoot/chatwoot";
    public const string Tag = "v4.15.1-ce";

    /// <summary>What Chatwoot's own Compose file runs on.</summary>
    public const string PgvectorImage = "pgvector/pgvector";
    public const string PgvectorTag = "pg16";
}
