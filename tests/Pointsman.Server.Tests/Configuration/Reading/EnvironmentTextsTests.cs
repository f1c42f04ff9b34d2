using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

public sealed class EnvironmentTextsTests
{
    [Theory]
    [InlineData("${HOST}", "local")]
    [InlineData("http://${HOST}:${PORT:-80}/", "http://local:80/")]
    [InlineData("${NONE:-}", "")]
    [InlineData("${EMPTY:-full}", "full")]
    [InlineData("${EMPTY}", "")]
    [InlineData("${NONE:-a:-b}", "a:-b")]
    [InlineData("$${HOST}", "${HOST}")]
    [InlineData("$HOST and $", "$HOST and $")]
    [InlineData("a $${x} ${HOST}", "a ${x} local")]
    public void A_text_takes_in_the_environment(string text, string filled) =>
        Assert.Equal(filled, Version(text, ("HOST", "local"), ("EMPTY", "")));

    [Fact]
    public void A_value_cannot_add_keys()
    {
        Assert.Equal("x\n    local: true", Version("${HOST}", ("HOST", "x\n    local: true")));
        Assert.Equal("${HOST}", Version("${OTHER}", ("OTHER", "${HOST}"), ("HOST", "local")));
    }

    [Fact]
    public void A_number_may_come_from_the_environment() =>
        Assert.Equal(8080, Some.Settings("listen: { port: \"${PORT}\" }", ("PORT", "8080")).Listen.Port);

    [Fact]
    public void A_missing_variable_is_named_once_with_the_way_out() => Assert.Equal(
        [
            "f:2 providers.a.protocol: found '${PROTOCOL}', and the environment has no PROTOCOL; "
                + "set PROTOCOL, or write what holds without it: ${PROTOCOL:-…}",
            "f:3 providers.a.apiKeys[0]: found '${KEY}', and the environment has no KEY; "
                + "set KEY, or write what holds without it: ${KEY:-…}",
        ],
        Some.Faults("providers:\n  a: { protocol: \"${PROTOCOL}\", baseUrl: http://127.0.0.1/v1,\n    "
            + "apiKeys: [\"${KEY}\"] }"));

    [Theory]
    [InlineData("${", "found '${' without an end")]
    [InlineData("${a b}", "found '${a b}'")]
    [InlineData("${}", "found '${}'")]
    [InlineData("${1A}", "found '${1A}'")]
    public void What_is_no_variable_is_refused(string text, string found) =>
        Assert.Contains(found, Assert.Single(Some.Faults($"drain: \"{text}\"")), StringComparison.Ordinal);

    [Fact]
    public void What_came_from_the_environment_is_not_shown_in_a_fault()
    {
        string fault = Assert.Single(Some.Faults(
            "providers: { a: { protocol: openai, baseUrl: \"${URL}\" } }", ("URL", "hush-hush-hush")));
        Assert.Contains("found '${URL}'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_in_the_wrong_place_is_not_shown_in_a_fault()
    {
        string faults = string.Join(' ', Some.Faults(
            "providers: { a: sk-abcdefghijklmnopqrstuvwxyz }\ndrain: 'AIzaSy0123456789abcdef'"));
        Assert.DoesNotContain("abcdef", faults, StringComparison.Ordinal);
        Assert.Contains("found '****'", faults, StringComparison.Ordinal);
    }

    private static string? Version(string text, params (string, string)[] environment) => Some.Settings(
        $"providers: {{ a: {{ protocol: openai, baseUrl: http://127.0.0.1/v1, apiVersion: '{text}' }} }}", environment)
        .Providers["a"].ApiVersion;
}
