using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Tests.Inference;

/// <summary>The inferred type of generated columns against the library's reader.</summary>
public sealed class GeneratedInferenceTests
{
    private const int Columns = 2_000;

    [Fact]
    public async Task The_inferred_type_reads_the_values_unchanged()
    {
        var random = new Random(29);
        for (var i = 0; i < Columns; i++)
        {
            var column = GeneratedColumn.Create(random);
            var finding = Find(column.WrittenValues);
            var seen = $"column {i}, {column.Type}: {string.Join(" | ", column.WrittenValues)}";

            Assert.True(finding.Verdict == TypeVerdict.Proposed, seen);
            Assert.All(finding.Proposals, proposal => Assert.True(GetTypeName(proposal) == column.Type || (column.Type, GetTypeName(proposal)) == ("decimal", "integer"), $"{proposal} for {seen}"));
            var read = await Task.WhenAll(finding.Proposals.Select(proposal => InferredTypeReader.ReadAsync(DeclarationWriter.Write(proposal), column.WrittenValues)));
            Assert.True(read.Any(values => values.Select(ToComparable).SequenceEqual(column.Values.Select(ToComparable))), seen);
        }
    }

    [Fact]
    public async Task Inferred_types_read_all_values_and_text_is_inferred_only_as_the_last_resort()
    {
        var random = new Random(31);
        List<string> candidates =
        [
            .. ColumnTypes.All.Where(info => info.Type != ColumnType.Text)
                .Select(info => $$"""{ "type": "{{info.Name}}"{{(info.Kind == ValueKind.Flag ? ", \"true\": \"Y\", \"false\": \"N\"" : "")}} }"""),
        ];
        for (var i = 0; i < Columns; i++)
        {
            var sampleValues = GeneratedColumn.Create(random).WrittenValues;
            var changed = sampleValues.Select(text => random.Next(4) == 0 ? Change(text, random) : text).Where(text => text.Length > 0).ToList();
            if (changed.Count == 0 || changed.Exists(ValueFormats.IsNumberLikeText))
            {
                continue;
            }

            var finding = Find([.. changed]);
            var seen = $"column {i}: {string.Join(" | ", changed)}";
            foreach (var proposal in finding.Proposals)
            {
                Assert.Equal(changed.Count, (await InferredTypeReader.ReadAsync(DeclarationWriter.Write(proposal), changed)).Count);
            }

            if (finding.Verdict == TypeVerdict.Fits)
            {
                foreach (var candidate in candidates)
                {
                    Assert.True(await IsRefusedAsync(candidate, changed), $"{candidate} reads {seen}");
                }
            }
        }
    }

    private static string Change(string text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, "0123456789-/.:TZeE+ "[random.Next(20)].ToString()),
            _ => text[..at] + "0123456789-/.:TZeE+ "[random.Next(20)] + text[(at + 1)..],
        };
    }

    private static async Task<bool> IsRefusedAsync(string declaration, List<string> values)
    {
        try
        {
            await InferredTypeReader.ReadAsync(declaration, values);
            return false;
        }
        catch (ReportFormatException)
        {
            return true;
        }
    }

    private static TypeFinding Find(string[] values) => TypeInference.Infer(new DeclaredColumn("D", "Value", false, null, false, null), values);

    private static string GetTypeName(ColumnDeclaration proposal) => ColumnTypes.Get(proposal.Type!.Value).Name;

    private static object? ToComparable(object? value) => value is long number ? (decimal)number : value;
}
