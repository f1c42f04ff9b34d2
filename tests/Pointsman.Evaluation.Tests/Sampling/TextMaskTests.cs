using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Sampling;

public sealed class TextMaskTests
{
    private static readonly string[] Before = ["", "write to ", "(", "tel:", "\n", "„", "a, ", "= ", "\""];
    private static readonly string[] After = ["", " now", ")", ", please", "\n", "“ says she", "; b", ". It", "\""];

    public static TheoryData<MaskKind> Kinds => [.. Enum.GetValues<MaskKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_drawn_of_a_kind_never_stays(MaskKind kind) => Prop.ForAll(
        (from secret in Secrets.Of(kind)
         from before in Gen.Elements(Before)
         from after in Gen.Elements(After)
         select (secret, text: before + secret + after)).ToArbitrary(),
        drawn => !Masked(drawn.text).Contains(drawn.secret, StringComparison.Ordinal)
            && Parts(drawn.secret).All(part => !Masked(drawn.text).Contains(part, StringComparison.Ordinal)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_masked_once_stays_as_it_is() => Prop.ForAll(
        (from kind in Gen.Elements(Enum.GetValues<MaskKind>())
         from secret in Secrets.Of(kind)
         select Masked($"so {secret} it is")).ToArbitrary(),
        masked => Masked(masked) == masked).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("write to ann.b+c@example.co.uk, please", "write to [email], please")]
    [InlineData("https://x.test/?mail=ann%40example.com", "https://x.test/?mail=[email]")]
    [InlineData("mail {\"to\":\"ann\\u0040example.com\"}", "mail {\"to\":\"[email]\"}")]
    [InlineData("ring +49 (0)30 123456-78 or (555) 123-4567", "ring [phone] or [phone]")]
    [InlineData("ring +49 30 1234567 2026-11-21", "ring [phone]-11-21")]
    [InlineData("pay with 4111 1111 1111 1111 123", "pay with [card] 123")]
    [InlineData("pay with 378282246310005", "pay with [card]")]
    [InlineData("to DE89 3704 0044 0532 0130 00 today", "to [iban] today")]
    [InlineData("to gb82west12345698765432.", "to [iban].")]
    [InlineData("from 192.168.178.20:8080", "from [ip]:8080")]
    [InlineData("at fe80::1ff:fe23:4567:890a: gone", "at [ip]: gone")]
    [InlineData("Authorization: Bearer abc123def456", "[key]")]
    [InlineData("with Bearer abc123def456", "with [key]")]
    [InlineData("OPENAI_API_KEY=sk-proj-abcdefghijklmnop1234", "[key]")]
    [InlineData("MY_API_KEY: 'abc-123'", "MY_[key]'")]
    [InlineData("postgres://ann:hunter@db/x", "[key]db/x")]
    [InlineData("password=correcthorse; next", "[key]; next")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- so", "[key] so")]
    public void What_people_write_is_masked(string text, string masked) => Assert.Equal(masked, Masked(text));

    [Theory]
    [InlineData("on 2026-11-21 at 10:33:20, 14.30 o'clock")]
    [InlineData("pay with 4111 1111 1111 1112")]
    [InlineData("to DE88 3704 4433 1532 9130 11")]
    [InlineData("version 1.2.3, 300.1.1.1, std::vector<int>, a::b")]
    [InlineData("the numbers 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")]
    [InlineData("1,234,567.89 dollars for 12345678 people")]
    [InlineData("the password is forgotten; reset the token: how?")]
    [InlineData("basic training, max_tokens=4096, the secret: it rains; https://example.com/a:b and 10:30@noon")]
    [InlineData("a user of scikit-learn and ask-anything-to-everybody")]
    public void What_is_nobodys_stays(string text) => Assert.Equal(text, Masked(text));

    [Fact]
    public void What_is_kept_stays_and_what_is_masked_is_counted()
    {
        var counts = new Dictionary<MaskKind, int>();
        string masked = new TextMask([MaskKind.Email])
            .Apply("a@example.com, b@example.com, 10.0.0.1, 10.0.0.2", counts);
        Assert.Equal("a@example.com, b@example.com, [ip], [ip]", masked);
        Assert.Equal([KeyValuePair.Create(MaskKind.Ip, 2)], counts);
    }

    // Long parts of a secret are secrets too.
    private static IEnumerable<string> Parts(string secret) =>
        secret.Length < 16 ? [] : [secret[..(secret.Length / 2 + 2)], secret[(secret.Length / 2 - 2)..]];

    private static string Masked(string text) => new TextMask().Apply(text, new Dictionary<MaskKind, int>());
}
