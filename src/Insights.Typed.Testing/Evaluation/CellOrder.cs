namespace Insights.Typed.Testing.Evaluation;

/// <summary>
/// Orders values as the local service's database does: missing values first, and strings by their code points, ignoring ASCII letter
/// case.
/// </summary>
internal sealed class CellOrder : IComparer<object?>, IEqualityComparer<object?>
{
    public static readonly CellOrder Instance = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (decimal left, decimal right) => left.CompareTo(right),
        (DateTime left, DateTime right) => left.CompareTo(right),
        (string left, string right) => CompareText(left, right),
        _ => throw new InvalidOperationException($"{x.GetType()} and {y.GetType()} cannot be values of one column."),
    };

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => Compare(x, y) == 0;

    int IEqualityComparer<object?>.GetHashCode(object? obj) => obj switch
    {
        null => 0,
        string text => StringComparer.OrdinalIgnoreCase.GetHashCode(text),
        _ => obj.GetHashCode(),
    };

    private static int CompareText(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (Rank(left[i]) is var l && Rank(right[i]) is var r && l != r)
            {
                return l.CompareTo(r);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Surrogates represent code points above those of a single char.</summary>
    private static int Rank(char character) => character switch
    {
        >= 'A' and <= 'Z' => character + ('a' - 'A'),
        >= '\uD800' and <= '\uDFFF' => character + 0x10000,
        _ => character,
    };
}

/// <summary>Returns a value indicating whether rows are equal in several values.</summary>
internal sealed class CellsEquality : IEqualityComparer<object?[]>
{
    private static readonly IEqualityComparer<object?> Single = CellOrder.Instance;

    public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && x.SequenceEqual(y, Single);

    public int GetHashCode(object?[] obj)
    {
        var hash = default(HashCode);
        foreach (var cell in obj)
        {
            hash.Add(cell, Single);
        }

        return hash.ToHashCode();
    }
}
