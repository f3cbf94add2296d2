using HotDash.Hosting.Fly.Secrets;

namespace HotDash.Hosting.Fly.Tests.Secrets;

public sealed class SecretLineTests
{
    [Theory]
    [InlineData("plain", "NAME=\"plain\"\n")]
    [InlineData("", "NAME=\"\"\n")]
    [InlineData("  spaces  ", "NAME=\"  spaces  \"\n")]
    [InlineData("a#b", "NAME=\"a#b\"\n")]
    [InlineData("a\"b", "NAME=\"a\"b\"\n")]
    [InlineData("a=b=c", "NAME=\"a=b=c\"\n")]
    [InlineData("it's", "NAME=\"it's\"\n")]
    [InlineData("\"", "NAME=\"\"\"\"\"\"\"\n")]
    [InlineData("'", "NAME=\"'\"\n")]
    [InlineData("a\"#b", "NAME=a\"#b\n")]
    [InlineData(" a\"#b", "NAME=' a\"#b'\n")]
    [InlineData("å 漢字 😀", "NAME=\"å 漢字 😀\"\n")]
    [InlineData("line\nline", "NAME=\"\"\"line\nline\"\"\"\n")]
    [InlineData("-----BEGIN-----\nAB+/=#\n-----END-----\n", "NAME=\"\"\"-----BEGIN-----\nAB+/=#\n-----END-----\n\"\"\"\n")]
    [InlineData("{\"a\": \"b\"}", "NAME=\"{\"a\": \"b\"}\"\n")]
    public void Encode_AValue_IsReadBackByFlyctl(string value, string text)
    {
        Assert.Equal((text, null), SecretLine.Encode("NAME", value));
    }

    [Theory]
    [InlineData("carriage\r\nreturn")]
    [InlineData("a\"#b\nc")]
    [InlineData("a\nends its line with \"\"\"\nb")]
    [InlineData("zero\0byte")]
    public void Encode_AValueWithoutAWay_IsRefusedWithoutRepeatingIt(string value)
    {
        var (text, problem) = SecretLine.Encode("NAME", value);

        Assert.Null(text);
        Assert.NotNull(problem);
        Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_ALineOf64Kilobytes_IsRefused() => Assert.Null(SecretLine.Encode("NAME", new string('a', 65_536)).Text);

    /// <summary>Values of the characters that mean something to the grammar: written so that it arrives, or refused, never changed.</summary>
    [Fact]
    public void Encode_EveryShortMixOfSpecialCharacters_ArrivesOrIsRefused()
    {
        char[] alphabet = ['"', '\'', '#', '\n', '\r', '=', ' ', 'a', '\\', '$'];
        var refused = 0;

        for (var number = 0; number < 100_000; number++)
        {
            var value = string.Concat(Enumerable.Range(0, 5).Select(digit => alphabet[number / (int)Math.Pow(10, digit) % 10]));
            var (text, _) = SecretLine.Encode("NAME", value);
            refused += text is null ? 1 : 0;

            Assert.True(text is null || SecretParser.Parse(text) is [("NAME", var read)] && read == value, value);
        }

        // Those with line breaks that the grammar cannot take.
        Assert.InRange(refused, 1, 40_000);
    }
}
