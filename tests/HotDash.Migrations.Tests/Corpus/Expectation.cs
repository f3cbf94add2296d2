namespace HotDash.Migrations.Tests.Corpus;

internal enum Expectation
{
    /// <summary>The gate has to refuse it.</summary>
    Refused,

    /// <summary>The gate has to let it through with this remark.</summary>
    Advised,

    /// <summary>The gate has to let it through.</summary>
    Clean,
}
