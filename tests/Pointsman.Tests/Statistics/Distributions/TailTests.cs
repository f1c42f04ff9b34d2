using Xunit;

namespace Pointsman.Tests.Statistics;

/// <summary>
/// The distributions beside values computed to 40 digits with mpmath 1.3.0 (<c>betainc</c>, <c>gammainc</c>,
/// <c>loggamma</c>, and its quadrature of the definition of the noncentral t).
/// </summary>
public sealed class TailTests
{
    [Theory]
    [InlineData(0.1, 0.5, 0.5, 0.20483276469913345)]
    [InlineData(0.5, 2.5, 7, 0.94110878151733589)]
    [InlineData(0.001, 3, 1000, 0.080577590360204406)]
    [InlineData(0.3, 3000, 7000, 0.50116076913624996)]
    [InlineData(0.32, 3000, 7000, 0.99999201673515375)]
    [InlineData(0.999, 1000, 0.5, 0.15724727426672401)]
    [InlineData(0.2, 0.001, 4, 0.99968102278663458)]
    [InlineData(0.301, 300000, 700000, 0.98541154169162871)]
    [InlineData(0.498, 1000000, 1000000, 7.7076448892450629e-9)]
    [InlineData(0.5001, 1000000, 1000000, 0.6113512821376899)]
    public void The_incomplete_beta_function_has_12_digits(double x, double a, double b, double share)
    {
        Close(share, Beta.Below(x, a, b));
        Close(share, Beta.Above(1 - x, b, a));
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.6826894921370859, 0.3173105078629141)]
    [InlineData(2, 3, 0.32332358381693654, 0.67667641618306346)]
    [InlineData(10, 3, 0.99723060428448842, 0.0027693957155115759)]
    [InlineData(50, 100, 3.2000653245851253e-10, 0.99999999967999347)]
    [InlineData(1000, 1000, 0.50420524418021551, 0.49579475581978449)]
    [InlineData(1e-5, 0.1, 0.33239840504050331, 0.66760159495949669)]
    [InlineData(700, 2, 1.0, 6.9116332571755994e-302)]
    public void The_incomplete_gamma_function_has_12_digits(double x, double shape, double below, double above)
    {
        Close(below, Gamma.Below(x, shape));
        Close(above, Gamma.Above(x, shape));
        Close(above, ChiSquare.Above(2 * x, 2 * shape));
    }

    [Theory]
    [InlineData(0.5, 0.57236494292470009)]
    [InlineData(1.5, -0.12078223763524522)]
    [InlineData(3, 0.69314718055994531)]
    [InlineData(100.25, 360.28455963776423)]
    [InlineData(1e6, 12815504.569147612)]
    [InlineData(1e-5, 11.512919692895826)]
    public void The_logarithm_of_gamma_has_13_digits(double x, double value) =>
        Assert.Equal(value, Gamma.Log(x), 1e-13 * Math.Max(1, Math.Abs(value)));

    [Theory]
    [InlineData(0.5, 1, 0.35241638234956673)]
    [InlineData(2, 3.5, 0.063069261287956767)]
    [InlineData(12, 4, 0.00013821427425148648)]
    [InlineData(1e-8, 7, 0.49999999615008549)]
    [InlineData(5, 100, 1.2250867067519002e-6)]
    [InlineData(40, 30, 6.8630225972032014e-28)]
    [InlineData(1e10, 1, 3.1830988618379067e-11)]
    public void The_tail_of_Students_t_has_12_digits(double t, double freedom, double above)
    {
        Close(above, StudentT.Above(t, freedom));
        Close(1 - above, StudentT.Below(t, freedom));
    }

    [Theory]
    [InlineData(2, 3, 1, 0.7436298684076653)]
    [InlineData(1.9799, 126, 2.828, 0.1989179638763453)]
    [InlineData(-1, 1, 0.5, 0.1309258733917337)]
    [InlineData(3, 10, 3, 0.4727629099007176)]
    [InlineData(2.2, 1.5, 1, 0.705805055971133)]
    [InlineData(50, 2, 10, 0.9604360627080542)]
    [InlineData(1.96, 1000, 2.8, 0.2005427412942317)]
    public void The_noncentral_t_has_11_digits(double t, double freedom, double shift, double below) =>
        Assert.Equal(below, NoncentralT.Below(t, freedom, shift), 1e-11);

    [Theory]
    [InlineData(3, 10, 0.5, 0.1171875)]
    [InlineData(500_000, 1_000_000, 0.5, 0.00079788436133175009)]
    [InlineData(1, 1_000_000, 1e-6, 0.36787962511127021)]
    [InlineData(999, 1000, 0.9, 1.942079168580724e-44)]
    [InlineData(0, 0, 0.3, 1)]
    [InlineData(0, 3, 0, 1)]
    [InlineData(3, 3, 1, 1)]
    [InlineData(1, 3, 1, 0)]
    public void One_binomial_chance_has_12_digits(int right, int count, double chance, double value) =>
        Close(value, Binomial.At(right, count, chance));

    private static void Close(double expected, double found) =>
        Assert.Equal(expected, found, 1e-12 * Math.Max(1e-300, Math.Abs(expected)));
}
