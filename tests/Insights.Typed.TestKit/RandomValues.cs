namespace Insights.Typed.TestKit;

/// <summary>Random values of types that <see cref="Random"/> does not create.</summary>
public static class RandomValues
{
    /// <summary>Any decimal number, also the largest and those with the most decimals.</summary>
    public static decimal NextDecimal(this Random random) => new(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));

    public static Guid NextGuid(this Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
