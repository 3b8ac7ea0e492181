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
    private const int LongestSubject = 100;

    /// <summary>A name that no other query has.</summary>
    /// <param name="subject">What it is about, such as a report's name: as much of it as such a name may hold.</param>
    public static string Create(string subject)
    {
        var words = new StringBuilder();
        foreach (var character in subject)
        {
            if (words.Length == LongestSubject)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                words.Append(character);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        var about = words.ToString().TrimEnd();
        return about.Length == 0 ? $"{Prefix} {Guid.NewGuid():N}" : $"{Prefix} {about} {Guid.NewGuid():N}";
    }
}
