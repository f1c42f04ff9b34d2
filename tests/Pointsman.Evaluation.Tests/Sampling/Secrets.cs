using System.Globalization;
using FsCheck.Fluent;

namespace Pointsman.Evaluation.Tests.Sampling;

/// <summary>Draws what must not leave with a text, in the forms in which people write it.</summary>
internal static class Secrets
{
    private static readonly string[] Countries = ["DE22", "GB22", "FR27", "NL18", "ES24", "NO15", "MT31"];

    private static readonly string[] Phones =
    [
        "+49 30 #######", "+1 (###) ###-####", "0049 171 #######", "(###) ###-####", "###-###-####", "030 #######",
        "0171/#######", "0171#######", "+44 20 #### ####", "+33 # ## ## ## ##",
    ];

    public static FsCheck.Gen<string> Of(MaskKind kind) => kind switch
    {
        MaskKind.Email => from name in Word("abcdefgh.+_-0123456789", 1, 12)
                          from host in Word("abcdefgh-", 1, 10)
                          from end in Gen.Elements("com", "co.uk", "de", "example.org")
                          from at in Gen.Elements("@", "%40")
                          select $"x{name}{at}{host}.{end}",
        MaskKind.Key => Gen.OneOf(
            from start in Gen.Elements("sk-", "pm_", "ghp_", "xoxb-", "glpat-", "sk-proj-")
            from rest in Word("abcdefABCDEF0123456789", 20, 40)
            select $"{start}{rest}7",
            from rest in Word("ABCDEFGHIJ0123456789", 16, 16) select $"AKIA{rest}",
            from rest in Word("abcdefABCDEF0123456789_-", 20, 30) select $"eyJ{rest}.{rest}.{rest}",
            from rest in Word("abcdef0123456789", 30, 60) select $"a1{rest}",
            from name in Gen.Elements("password", "PGPASSWORD", "pwd", "db_passwd")
            from rest in Word("abcdefgh12345!", 6, 20) select $"{name}={rest}",
            from rest in Word("abcdefgh12345!", 6, 20) select $"\"password\": \"{rest}\"",
            from name in Gen.Elements("aws_secret_access_key = ", "AccountKey=", "client_secret: ", "SharedAccessKey=")
            from rest in Word("abcdefABCDEF0123456789/+", 39, 60) select $"{name}{rest}7",
            from scheme in Gen.Elements("postgres", "amqps", "https", "mongodb+srv")
            from rest in Word("abcdefgh12345!", 6, 20) select $"{scheme}://ann:{rest}@",
            from rest in Word("abcdefABCDEF=", 12, 30) select $"Authorization: Basic {rest}",
            from start in Gen.Elements("SG.")
            from rest in Word("abcdefABCDEF0123456789", 22, 22) select $"{start}{rest}.{rest}",
            from rest in Word("abcdefABCDEF0123456789", 20, 40) select
                $"-----BEGIN PGP PRIVATE KEY BLOCK-----\n{rest}\n-----END PGP PRIVATE KEY BLOCK-----"),
        MaskKind.Iban => from country in Gen.Elements(Countries)
                         let length = int.Parse(country[2..], CultureInfo.InvariantCulture) - 4
                         from digits in Word("0123456789", length, length)
                         from gap in Gen.Elements("", " ", "-")
                         select Grouped(WithCheckDigits(country[..2], digits), gap),
        MaskKind.Card => from first in Gen.Elements('3', '4', '5', '6', '2')
                         from rest in Word("0123456789", 14, 14)
                         from gap in Gen.Elements("", " ", "-")
                         select Grouped(WithLuhn(first + rest), gap),
        MaskKind.Ip => Gen.OneOf(
            from parts in Gen.ArrayOf(Gen.Choose(0, 255), 4) select string.Join('.', parts),
            from parts in Gen.ArrayOf(Gen.Choose(0, 65_535), 8)
            select string.Join(':', parts.Select(part => part.ToString("x4", CultureInfo.InvariantCulture))),
            from part in Gen.Choose(0x1000, 65_535)
            select $"2001:db8::{part.ToString("x", CultureInfo.InvariantCulture)}"),
        _ => from form in Gen.Elements(Phones)
             from digits in Word("123456789", 12, 12)
             select Filled(form, digits),
    };

    private static FsCheck.Gen<string> Word(string letters, int least, int most) =>
        from length in Gen.Choose(least, most)
        from word in Gen.ArrayOf(Gen.Elements(letters.ToCharArray()), length)
        select new string(word);

    private static string Filled(string form, string digits)
    {
        int next = 0;
        return string.Concat(form.Select(letter => letter == '#' ? digits[next++] : letter));
    }

    private static string Grouped(string text, string gap) =>
        string.Join(gap, text.Chunk(4).Select(part => new string(part)));

    private static string WithLuhn(string digits) =>
        Enumerable.Range(0, 10).Select(check => $"{digits}{check}").Single(card => BankNumbers.IsLuhn(card));

    private static string WithCheckDigits(string country, string account) =>
        Enumerable.Range(2, 97).Select(check => $"{country}{check:00}{account}").First(one => BankNumbers.IsMod97(one));
}
