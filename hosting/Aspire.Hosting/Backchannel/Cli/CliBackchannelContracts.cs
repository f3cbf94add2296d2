namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>One log entry of the AppHost, as <c>aspire run</c> shows it.</summary>
internal sealed record BackchannelLogEntry(
    EventId EventId, LogLevel LogLevel, string Message, DateTimeOffset Timestamp, string CategoryName);

internal sealed record RpcResourceState(string Resource, string Type, string State, string[] Endpoints, string? Health);

internal sealed record GetPipelineStepsRequest(string? Step = null);

internal sealed record GetPipelineStepsResponse(IReadOnlyList<PipelineStepInfo> Steps);

internal sealed record PipelineStepInfo(
    string Name, string? Description, string[] DependsOn, string[] Tags, string? ResourceName);

/// <summary>An answer to one input of a prompt; the name is absent for a prompt with a single unnamed input.</summary>
internal sealed record PublishingPromptInputAnswer(string? Name, string? Value);

internal sealed record UploadFileRequest(byte[] Data, string FileName, int InteractionId, string InputName);

internal sealed record UploadFileResponse(string FileId);
