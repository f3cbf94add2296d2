namespace HotDash.Hosting.Chatwoot;

/// <summary>Which implementation of Chatwoot runs.</summary>
internal enum ChatwootMode
{
    /// <summary>The compatible service from source, as processes of this machine. The default.</summary>
    Source,

    /// <summary>The compatible service from its images.</summary>
    Images,

    /// <summary>The official image. The default of every publish.</summary>
    Official,
}
