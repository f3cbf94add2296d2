namespace Aspire.Hosting.ApplicationModel;

/// <summary>One running copy: <c>web-abcdefgh</c> has the suffix <c>abcdefgh</c>.</summary>
internal sealed record ResourceInstance(string Name, string Suffix, int Index);
