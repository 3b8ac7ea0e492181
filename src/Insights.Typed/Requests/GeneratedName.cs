using System.Text;

namespace Insights.Typed.Requests;

/// <summary>
/// Names of queries that this library generates. Letters, digits and spaces only: programs in use had to change theirs to
/// that, and every name that Microsoft publishes fits.
/// </summary>
internal static class GeneratedName
{
    /// <summary>The description by which a query is recognized that was created with a report, and is deleted with it.</summary>
    public const string Description = "Created by Insights.Typed together with its report, and deleted with it.";

    private const string Prefix = "Insights Typed";

    /// <summary>The service documents no limit. This one leaves a name readable in its lists (our choice).</summary>
    private const int MaxSubjectLength = 100;

    /// <summary>A name that no other query has.</summary>
    /// <param name="subject">What it is about, such as a report's name: as much of it as such a name may hold.</param>
    public static string Create(string subject)
    {
        var builder = new StringBuilder();
        foreach (var character in subject)
        {
            if (builder.Length == MaxSubjectLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                builder.Append(character);
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        var cleanedSubject = builder.ToString().TrimEnd();
        return cleanedSubject.Length == 0 ? $"{Prefix} {Guid.NewGuid():N}" : $"{Prefix} {cleanedSubject} {Guid.NewGuid():N}";
    }
}
