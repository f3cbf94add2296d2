using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotDash.Sidekiq.Tests.Support;

internal static class JsonText
{
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
