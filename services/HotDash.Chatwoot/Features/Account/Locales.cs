namespace HotDash.Chatwoot.Features.Account;

/// <summary>Chatwoot's locales by their stored index (config/initializers/languages.rb); those that have a translation of their own.</summary>
internal static class Locales
{
    private static readonly Dictionary<int, string> s_names = new()
    {
        [0] = "en", [1] = "ar", [2] = "nl", [3] = "fr", [4] = "de", [6] = "it", [7] = "ja", [8] = "ko", [9] = "pt", [10] = "ru", [11] = "zh", [12] = "es",
        [13] = "ml", [14] = "ca", [15] = "el", [16] = "pt_BR", [17] = "ro", [18] = "ta", [19] = "fa", [20] = "zh_TW", [21] = "vi", [22] = "da", [23] = "tr",
        [24] = "cs", [25] = "fi", [26] = "id", [27] = "sv", [28] = "hu", [29] = "no", [30] = "zh_CN", [31] = "pl", [32] = "sk", [33] = "uk", [34] = "th",
    };

    public static string Name(int index) => s_names.GetValueOrDefault(index, "en");

    public static int? Index(string name) => s_names.Where(pair => pair.Value == name).Select(pair => (int?)pair.Key).FirstOrDefault();
}
