namespace Insights.Typed.Tool.Doctor;

/// <summary>A problem that a check found.</summary>
/// <param name="Problem">Its kind.</param>
/// <param name="Message">What is wrong, for the person at the screen: it can hold names and values of the account.</param>
/// <param name="Fix">What to do.</param>
internal sealed record Finding(Problem Problem, string Message, string Fix)
{
    /// <summary>The dataset; null where it concerns none.</summary>
    public string? Dataset { get; init; }

    /// <summary>The column, metric or date range; null where it concerns none.</summary>
    public string? Name { get; init; }

    /// <summary>The HTTP status of the response; null where no response shows it.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The number of the authority's error; null where the authority sent none.</summary>
    public int? AuthorityError { get; init; }

    /// <summary>The id by which the service's support finds the request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>How many rows show it, and of how many; null where it is not about rows.</summary>
    public (int Rows, int Of)? Count { get; init; }
}
