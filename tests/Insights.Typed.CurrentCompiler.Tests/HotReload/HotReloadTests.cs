namespace Insights.Typed.CurrentCompiler.Tests.HotReload;

/// <summary>
/// A program that is edited while it runs: after each edit that hot reload accepts, it prints what a new build prints. An edit
/// that hot reload does not accept restarts the program.
/// </summary>
public sealed class HotReloadTests(HostProcess host) : IClassFixture<HostProcess>
{
    private const int Edits = 5;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Soak.Factor)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Edits_of_queries_match_a_full_build_or_require_a_restart(int seed)
    {
        var random = new Random(seed);
        var edited = EditedProgram.Create(random);
        var applied = await AppliedAsync(edited, Edits, () =>
        {
            edited.EditQueries();
            if (random.Next(3) == 0)
            {
                edited.EditQueries();
            }
        });

        Assert.InRange(applied, 1, Edits);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Edits_of_schemas_match_a_full_build_or_require_a_restart(int seed)
    {
        var random = new Random(seed);
        var edited = EditedProgram.Create(random);
        var kinds = new Queue<int>(Enumerable.Range(0, EditedProgram.SchemaEdits).OrderBy(_ => random.Next()));
        var isNew = false;
        await AppliedAsync(edited, 2 * EditedProgram.SchemaEdits, () =>
        {
            if (isNew)
            {
                edited.UseNewMembers();
            }
            else
            {
                edited.EditSchema(kinds.Dequeue());
            }

            isNew = !isNew;
        });
    }

    /// <summary>The number of edits that were applied without a restart.</summary>
    private async Task<int> AppliedAsync(EditedProgram edited, int edits, Action edit)
    {
        var applied = 0;
        var program = await RunningProgram.StartAsync(host, edited.Files);
        try
        {
            for (var i = 0; i < edits; i++)
            {
                edit();
                if (await program.EditAsync(edited.Files) is not null)
                {
                    program.Dispose();
                    program = await RunningProgram.StartAsync(host, edited.Files);
                    continue;
                }

                applied++;
                Assert.Equal(program.RunFresh(), program.Run());
            }
        }
        finally
        {
            program.Dispose();
        }

        return applied;
    }
}
