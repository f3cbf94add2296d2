namespace HotDash.Dashboard.Features.Tiles;

/// <summary>A source could not be read. The message is fit to be shown to an operator.</summary>
public sealed class SourceException(string message, Exception? innerException = null) : Exception(message, innerException);
