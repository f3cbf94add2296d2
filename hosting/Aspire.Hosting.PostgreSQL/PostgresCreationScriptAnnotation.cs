namespace Aspire.Hosting.Postgres;

/// <summary>Replaces <c>CREATE DATABASE</c>. The last one counts.</summary>
internal sealed record PostgresCreationScriptAnnotation(string Script) : IResourceAnnotation;
