namespace Insights.Typed.Tool.Doctor;

/// <summary>A problem that a check found.</summary>
/// <param name="Problem">The kind of problem.</param>
/// <param name="Message">The message for the user, which can contain names and values of the account.</param>
/// <param name="Fix">The message that says how to fix the problem.</param>
internal sealed record Finding(Problem Problem, string Message, string Fix)
{
    /// <summary>The dataset; null if the problem concerns none.</summary>
    public string? Dataset { get; init; }

    /// <summary>The column, metric or date range; null if the problem concerns none.</summary>
    public string? Name { get; init; }

    /// <summary>The HTTP status of the response; null if no response shows the problem.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The code of the authority's error, such as AADSTS50173; null if the authority sent none.</summary>
    public string? AuthorityError { get; init; }

    /// <summary>The id by which the service's support finds the request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The number of rows that show the problem, and the number of inspected rows; null if the problem does not concern rows.</summary>
    public (int Rows, int Of)? Count { get; init; }
}
