using Insights.Typed.Language;

namespace Insights.Typed.Tool.Queries;

/// <summary>Something about a query's text, at its place.</summary>
/// <param name="Start">The first character's index.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Message">What it is, in a sentence.</param>
internal sealed record QueryFault(int Start, int Length, string Message)
{
    public static QueryFault At(QuerySpan span, string message) => new(span.Start, span.Length, message);

    /// <summary>The message, and where: 3 lines for a terminal.</summary>
    public string Shown(string text)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        return $"{Message}{Environment.NewLine}  {line}{Environment.NewLine}  {new string(' ', Math.Min(Start, line.Length))}{new string('^', Math.Max(1, Length))}";
    }
}
