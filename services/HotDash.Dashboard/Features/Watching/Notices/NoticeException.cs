namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>A sink did not take a notice. The message is fit to be shown.</summary>
internal sealed class NoticeException(string message, Exception? innerException = null) : Exception(message, innerException);
