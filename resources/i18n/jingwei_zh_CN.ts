<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppraisalWords</name>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>appeal submitted</source>
        <translation>已申诉</translation>
    </message>
    <message>
        <source>appeal reviewed</source>
        <translation>申诉已复核</translation>
    </message>
    <message>
        <source>exempt: appeal granted</source>
        <translation>申诉成立，豁免</translation>
    </message>
    <message>
        <source>stands: appeal refused</source>
        <translation>申诉驳回，有效</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>准予豁免</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>驳回申诉</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>加分</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>一票否决</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%L1 cases</source>
        <translation>%L1 件</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Enter or a click shows the cases.</source>
        <translation>单击或按回车查看案件。</translation>
    </message>
    <message>
        <source>score (of 100)</source>
        <translation>得分（百分制）</translation>
    </message>
    <message>
        <source>yellow cards</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>%1 %2, below %3</source>
        <translation>%1 %2，低于 %3</translation>
    </message>
    <message>
        <source>%1 %2, limit %3</source>
        <translation>%1 %2，上限 %3</translation>
    </message>
    <message>
        <source>%1 %2, at most %3</source>
        <translation>%1 %2，不高于 %3</translation>
    </message>
</context>
<context>
    <name>AtlasWords</name>
    <message>
        <source>Notice boards of the grids</source>
        <translation>网格公示牌</translation>
    </message>
    <message>
        <source>Grid atlas</source>
        <translation>网格图册</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>基本数字</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Who is responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>相邻网格</translation>
    </message>
    <message>
        <source>nobody is appointed</source>
        <translation>尚未任命</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Code %1 · %2</source>
        <translation>编码 %1 · %2</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>＊ Not shown, because few live there.</source>
        <translation>＊ 人数过少，不予公布。</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>◐ a backup is being made</source>
        <translation>◐ 正在备份</translation>
    </message>
    <message>
        <source>▲ the last backup failed</source>
        <translation>▲ 最近一次备份失败</translation>
    </message>
    <message>
        <source>○ looking for backups</source>
        <translation>○ 正在查找备份</translation>
    </message>
    <message>
        <source>○ no backup yet</source>
        <translation>○ 尚无备份</translation>
    </message>
    <message>
        <source>● backed up %1</source>
        <translation>● %1已备份</translation>
    </message>
    <message>
        <source>○ backed up %1, the clock is off</source>
        <translation>○ %1已备份，定时备份已关闭</translation>
    </message>
    <message>
        <source>Last backup %1 (%2), verified: %3</source>
        <translation>最近备份：%1（%2），已核对：%3</translation>
    </message>
    <message>
        <source>%L1 attachments were missing or damaged beside the store and are not in it.</source>
        <translation>数据库旁有 %L1 个附件缺失或损坏，未包含在备份中。</translation>
    </message>
    <message>
        <source>No backup is made by the clock: it is switched off.</source>
        <translation>定时备份已关闭。</translation>
    </message>
    <message>
        <source>The next one in %1.</source>
        <translation>下一次备份：%1后。</translation>
    </message>
    <message>
        <source>The next one begins now.</source>
        <translation>下一次备份即将开始。</translation>
    </message>
    <message>
        <source>▲ %1: the backup could not be written. %2
Make room there or choose another folder on a local disk, then back up once more. Earlier backups are as they were.</source>
        <translation>▲ %1：备份无法写入。%2
请在该处腾出空间，或改选本地磁盘上的其他文件夹，然后再备份一次。已有的备份不受影响。</translation>
    </message>
    <message>
        <source>▲ %1: the store cannot be copied soundly. %2
Keep the earlier backups. Close the window, run “jingwei check”, and restore the newest sound backup if it finds damage.</source>
        <translation>▲ %1：数据库无法完好复制。%2
请保留已有备份。关闭窗口后运行“jingwei check”，如发现损坏，请恢复最近的完好备份。</translation>
    </message>
    <message>
        <source>▲ %1: no backup was made. %2
Try once more; if it fails again, copy these words for whoever looks after the program.</source>
        <translation>▲ %1：备份未完成。%2
请再试一次；如仍失败，请把这段文字转交程序维护人员。</translation>
    </message>
    <message>
        <source>%1 of %2 copied</source>
        <translation>已复制 %1，共 %2</translation>
    </message>
    <message>
        <source>reading back and verifying</source>
        <translation>正在回读核对</translation>
    </message>
    <message>
        <source>attachments: %L1 of %L2</source>
        <translation>附件：%L1 / %L2</translation>
    </message>
    <message>
        <source>%L1 GB</source>
        <translation>%L1 GB</translation>
    </message>
    <message>
        <source>%L1 MB</source>
        <translation>%L1 MB</translation>
    </message>
</context>
<context>
    <name>BookWords</name>
    <message>
        <source>daily, %1</source>
        <translation>每日 %1</translation>
    </message>
    <message>
        <source>weekly, %1, %2</source>
        <translation>每周 %1 %2</translation>
    </message>
    <message>
        <source>monthly, last day, %1</source>
        <translation>每月最后一天 %1</translation>
    </message>
    <message>
        <source>monthly, day %1, %2</source>
        <translation>每月 %1 日 %2</translation>
    </message>
    <message>
        <source>The statistic&apos;s own days</source>
        <translation>统计项自带时段</translation>
    </message>
    <message>
        <source>Since the book before, up to the day before</source>
        <translation>上一期之后至前一天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>This schedule was deleted meanwhile. Close the form and look at the list.</source>
        <translation>该定时汇编已被删除。请关闭窗体并查看列表。</translation>
    </message>
    <message>
        <source>Give it a name of at most 60 characters.</source>
        <translation>请填写名称，最多 60 个字。</translation>
    </message>
    <message>
        <source>Choose at least one statistic or query.</source>
        <translation>请至少选择一项统计或查询。</translation>
    </message>
    <message>
        <source>The folder must be a whole path, such as /srv/reports.</source>
        <translation>文件夹须为完整路径，例如 /srv/reports。</translation>
    </message>
    <message>
        <source>Give the file a name; {date} stands for the days of the book.</source>
        <translation>请填写文件名；{date} 代表汇编的日期。</translation>
    </message>
    <message>
        <source>None of its statistics can be counted for these rows and days any more. Change what is in it.</source>
        <translation>其中各项统计已无法按这些统计单元和日期统计。请修改汇编内容。</translation>
    </message>
    <message>
        <source>The folder %1 is not there. Connect its disk, or choose another folder.</source>
        <translation>文件夹 %1 不存在。请接好磁盘，或改选文件夹。</translation>
    </message>
    <message>
        <source>The disk of %1 is full. Make room there, or choose another folder.</source>
        <translation>%1 所在磁盘已满。请腾出空间，或改选文件夹。</translation>
    </message>
    <message>
        <source>The file could not be written into %1 (%2). See that the folder may be written, or choose another one.</source>
        <translation>无法写入 %1（%2）。请检查文件夹的写入权限，或改选文件夹。</translation>
    </message>
    <message>
        <source>▲ “%1” was not made. %2</source>
        <translation>▲ “%1”未能生成。%2</translation>
    </message>
    <message>
        <source>It is tried again at %1.</source>
        <translation>将于 %1 重试。</translation>
    </message>
    <message>
        <source>◐ being made</source>
        <translation>◐ 正在生成</translation>
    </message>
    <message>
        <source>○ made on %1</source>
        <translation>○ 由 %1 生成</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>○ paused</source>
        <translation>○ 已暂停</translation>
    </message>
    <message>
        <source>○ given up</source>
        <translation>○ 已放弃</translation>
    </message>
    <message>
        <source>▲ failed</source>
        <translation>▲ 失败</translation>
    </message>
    <message>
        <source>○ waits for its first time</source>
        <translation>○ 等待首次生成</translation>
    </message>
    <message>
        <source>● made</source>
        <translation>● 已生成</translation>
    </message>
</context>
<context>
    <name>BorderWords</name>
    <message>
        <source>an area</source>
        <translation>某区域</translation>
    </message>
    <message>
        <source>The line does not divide %1: it must lead from border to border.</source>
        <translation>这条线没有把“%1”分开：线要从边界画到边界。</translation>
    </message>
    <message>
        <source>The line divides no grid: its middle must lie in one, and it must lead from border to border.</source>
        <translation>这条线没有分开任何网格：线的中点要在网格内，并从边界画到边界。</translation>
    </message>
    <message>
        <source>%1 and %2 have no border in common.</source>
        <translation>“%1”与“%2”没有公共边界。</translation>
    </message>
    <message>
        <source>%1 and %2 belong to different communities; move the border between them instead.</source>
        <translation>“%1”与“%2”属于不同社区；请改为移动它们之间的边界。</translation>
    </message>
    <message>
        <source>%1 is divided itself; only the lowest areas can be planned anew.</source>
        <translation>“%1”下面还有区域；只能重新规划最低一级的区域。</translation>
    </message>
    <message>
        <source>At %1 runs the outer border of everything: there is no neighbour to give ground to or take it from. It changes only with an import of areas.</source>
        <translation>%1 处是全市的外边界，没有相邻区域可以让出或接收地面。外边界只能通过导入区域来更改。</translation>
    </message>
    <message>
        <source>There is no border at %1. Go closer to one.</source>
        <translation>%1 处没有边界，请靠近边界操作。</translation>
    </message>
    <message>
        <source>More than two areas meet at %1: the corner can be moved, not taken away.</source>
        <translation>%1 处有两个以上的区域相接：这个顶点可以移动，不能去掉。</translation>
    </message>
    <message>
        <source>At %1 the borders of %2 and %3 would cross or touch.</source>
        <translation>在 %1 处，“%2”与“%3”的边界会相交或相碰。</translation>
    </message>
    <message>
        <source>At %1 the border of %2 would run over itself.</source>
        <translation>在 %1 处，“%2”的边界会与自身重叠。</translation>
    </message>
    <message>
        <source>At %1 less than a square metre would be left.</source>
        <translation>%1 处剩下的地面不足一平方米。</translation>
    </message>
    <message>
        <source>At %1 ground would belong to no area, or to two.</source>
        <translation>%1 处的地面会不属于任何区域，或同时属于两个区域。</translation>
    </message>
    <message>
        <source>Somebody has changed these areas meanwhile. Discard the draft and begin anew.</source>
        <translation>这些区域已被他人更改。请放弃草稿后重新开始。</translation>
    </message>
    <message>
        <source>The code of %1 is taken by another area, or was once.</source>
        <translation>“%1”的编码已被其他区域使用，或曾被使用。</translation>
    </message>
    <message>
        <source>An area at %1 has no name.</source>
        <translation>%1 处的区域没有名称。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no more</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>waits for its day</source>
        <translation>待生效</translation>
    </message>
    <message>
        <source>coming into force</source>
        <translation>正在生效</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>not possible any more</source>
        <translation>无法生效</translation>
    </message>
    <message>
        <source>The areas had been changed since it was drawn.</source>
        <translation>绘制之后，有关区域已被更改。</translation>
    </message>
    <message>
        <source>A code of it had been taken meanwhile.</source>
        <translation>其中的编码已被占用。</translation>
    </message>
    <message>
        <source>The borders around it had changed, so that they would cross or leave a gap.</source>
        <translation>周围的边界已改变，会相交或留下空隙。</translation>
    </message>
</context>
<context>
    <name>CaseQueues</name>
    <message>
        <source>All cases</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待分发事件</translation>
    </message>
    <message>
        <source>Rejected, to dispatch again</source>
        <translation>驳回事件分发</translation>
    </message>
    <message>
        <source>To feed back</source>
        <translation>待反馈事件</translation>
    </message>
    <message>
        <source>Second round, to feed back</source>
        <translation>二次处理待反馈事件</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>待回访事件</translation>
    </message>
    <message>
        <source>To archive</source>
        <translation>待归档事件</translation>
    </message>
    <message>
        <source>Leftover cases</source>
        <translation>遗留事件信息</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账事件</translation>
    </message>
    <message>
        <source>Archived cases</source>
        <translation>归档事件信息</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>分发</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>回访与归档</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时事件查看</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Likely duplicates</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>分配给我</translation>
    </message>
    <message>
        <source>Second round, to follow up</source>
        <translation>二次完成待回访</translation>
    </message>
    <message>
        <source>Assigned, not accepted</source>
        <translation>已分配未接受</translation>
    </message>
    <message>
        <source>Accepted, not fed back</source>
        <translation>已接受未反馈</translation>
    </message>
    <message>
        <source>Fed back, not followed up</source>
        <translation>已反馈未回访</translation>
    </message>
    <message>
        <source>All open cases</source>
        <translation>全部未结事件</translation>
    </message>
    <message>
        <source>My own reports</source>
        <translation>我的上报</translation>
    </message>
    <message>
        <source>Called in</source>
        <translation>待协办</translation>
    </message>
    <message>
        <source>Requests to decide</source>
        <translation>待审批申请</translation>
    </message>
</context>
<context>
    <name>CaseSheets</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1 · round %2</source>
        <translation>%1 · 第 %2 轮</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未分配</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>outside all grids</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Party A</source>
        <translation>涉案甲方</translation>
    </message>
    <message>
        <source>Party B</source>
        <translation>涉案乙方</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>repeats case %1</source>
        <translation>与案卷 %1 重复</translation>
    </message>
    <message>
        <source>repeated by case %1</source>
        <translation>案卷 %1 与本案重复</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>By whom, why, how long</source>
        <translation>经办人、理由与用时</translation>
    </message>
    <message>
        <source>Response group</source>
        <translation>协同处置</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>协办要求</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Content hash (first 16 digits)</source>
        <translation>内容校验码（前 16 位）</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Case sheet</source>
        <translation>案件单</translation>
    </message>
    <message>
        <source>%1 · Case sheet</source>
        <translation>%1 · 案件单</translation>
    </message>
    <message>
        <source>Printed %1 by %2</source>
        <translation>打印于 %1 · %2</translation>
    </message>
    <message>
        <source>people in clear, purpose: %1</source>
        <translation>人员信息明文，用途：%1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 / 共 %2 页</translation>
    </message>
    <message>
        <source>The case sheet went to the printer.</source>
        <translation>案件单已送往打印机。</translation>
    </message>
    <message>
        <source>The case sheet could not be printed.</source>
        <translation>案件单未能打印。</translation>
    </message>
    <message>
        <source>Save the case sheet</source>
        <translation>保存案件单</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The file could not be written there.</source>
        <translation>文件无法写入该位置。</translation>
    </message>
    <message>
        <source>Resumes on</source>
        <translation>恢复日期</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>作业班组</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>CaseTimeline</name>
    <message>
        <source>the reporter is satisfied</source>
        <translation>上报人满意</translation>
    </message>
    <message>
        <source>the reporter is not satisfied</source>
        <translation>上报人不满意</translation>
    </message>
    <message>
        <source>new deadline %1</source>
        <translation>新时限 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>entered later, %1</source>
        <translation>补录于 %1</translation>
    </message>
    <message>
        <source>the superior was told too</source>
        <translation>已同时告知上级</translation>
    </message>
    <message>
        <source>messages: %1</source>
        <translation>发出消息 %1 条</translation>
    </message>
    <message>
        <source>Urged (%1)</source>
        <translation>催办（%1）</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>%1 was called in</source>
        <translation>协同：%1</translation>
    </message>
    <message>
        <source>%1 has done its part</source>
        <translation>%1 完成协办</translation>
    </message>
    <message>
        <source>The task of %1 was withdrawn</source>
        <translation>撤回 %1 的协办任务</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Joined to case %1</source>
        <translation>并入案卷 %1</translation>
    </message>
    <message>
        <source>Case %1 joined to this one</source>
        <translation>案卷 %1 并入本案</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>“%1”历时 %2</translation>
    </message>
    <message>
        <source>▲ %1, %2 late</source>
        <translation>▲ %1，超时 %2</translation>
    </message>
    <message>
        <source>● %1, in time by %2</source>
        <translation>● %1，提前 %2</translation>
    </message>
    <message>
        <source>open</source>
        <comment>task</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <comment>task</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>task</comment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1, called in</source>
        <translation>协办：%1</translation>
    </message>
    <message>
        <source>%1 asked for more time</source>
        <translation>%1 申请延期</translation>
    </message>
    <message>
        <source>%1 asked for a pause</source>
        <translation>%1 申请挂账</translation>
    </message>
    <message>
        <source>◐ waits for the desk</source>
        <translation>◐ 待审批</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%2后%1</translation>
    </message>
    <message>
        <source>The request of %1 was refused</source>
        <translation>%1 的申请未批准</translation>
    </message>
    <message>
        <source>%1 withdrew its request</source>
        <translation>%1 撤回申请</translation>
    </message>
    <message>
        <source>open</source>
        <comment>request</comment>
        <translation>待审批</translation>
    </message>
    <message>
        <source>granted</source>
        <comment>request</comment>
        <translation>批准</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>request</comment>
        <translation>不批准</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>request</comment>
        <translation>撤回</translation>
    </message>
    <message>
        <source>left behind</source>
        <comment>request</comment>
        <translation>失效</translation>
    </message>
</context>
<context>
    <name>CaseTip</name>
    <message>
        <source>Cases: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>overdue: %1</source>
        <translation>超时：%1</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Switches and durations</source>
        <translation>开关与时长设置</translation>
    </message>
    <message>
        <source>Dark or light theme</source>
        <translation>深色或浅色主题</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>What is on the map now</source>
        <translation>查看当前地图范围内的内容</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Playback of a past period</source>
        <translation>复盘一段时间</translation>
    </message>
    <message>
        <source>Print the map</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Scheduled books</source>
        <translation>定时汇编</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>发送失败</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>urging</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>escalation</source>
        <translation>升级催办</translation>
    </message>
    <message>
        <source>result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>result (joined report)</source>
        <translation>办理结果（并案）</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>No mail server is set up: e-mails wait. Name one in %1 and start the program again.</source>
        <translation>尚未设置邮件服务器：邮件将等待发送。请在 %1 中填写邮件服务器后重新启动程序。</translation>
    </message>
    <message>
        <source>No SMS gateway is set up: messages wait. Name one in %1 and start the program again.</source>
        <translation>尚未设置短信网关：短信将等待发送。请在 %1 中填写短信网关后重新启动程序。</translation>
    </message>
    <message>
        <source>The mail server refuses the password: %1
Set user and password anew in %2.</source>
        <translation>邮件服务器拒绝密码：%1
请在 %2 中重新设置用户名和密码。</translation>
    </message>
    <message>
        <source>The SMS gateway refuses the password: %1
Set the secret anew in %2.</source>
        <translation>短信网关拒绝密钥：%1
请在 %2 中重新设置密钥。</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known: %1
Look at the name in %2 and at the network&apos;s name service.</source>
        <translation>无法解析服务器名称：%1
请检查 %2 中的名称以及网络的域名服务。</translation>
    </message>
    <message>
        <source>The server cannot be reached: %1
Look at the network, the firewall and the port in %2.</source>
        <translation>无法连接服务器：%1
请检查网络、防火墙以及 %2 中的端口。</translation>
    </message>
    <message>
        <source>The server does not answer in time: %1
It is tried again by itself.</source>
        <translation>服务器未及时应答：%1
系统会自动重试。</translation>
    </message>
    <message>
        <source>No safe connection: %1
Choose the right kind of TLS and port in %2.</source>
        <translation>无法建立安全连接：%1
请在 %2 中选择正确的 TLS 方式和端口。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted: %1
Name your certificate authority in %2.</source>
        <translation>服务器证书不受信任：%1
请在 %2 中指定贵单位的证书颁发机构。</translation>
    </message>
    <message>
        <source>The last attempt failed: %1
It is tried again by itself.</source>
        <translation>最近一次发送失败：%1
系统会自动重试。</translation>
    </message>
    <message>
        <source>called in</source>
        <translation>请协办</translation>
    </message>
    <message>
        <source>part done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>task withdrawn</source>
        <translation>撤回协办</translation>
    </message>
    <message>
        <source>urging (called in)</source>
        <translation>协办催办</translation>
    </message>
    <message>
        <source>escalation (called in)</source>
        <translation>协办升级催办</translation>
    </message>
    <message>
        <source>to the grid leader</source>
        <translation>告知网格长</translation>
    </message>
    <message>
        <source>extension granted</source>
        <translation>延期批准</translation>
    </message>
    <message>
        <source>extension refused</source>
        <translation>延期未批准</translation>
    </message>
    <message>
        <source>suspension granted</source>
        <translation>挂账批准</translation>
    </message>
    <message>
        <source>suspension refused</source>
        <translation>挂账未批准</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Command</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>分流规则</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息查看</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>人房登记</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格规划</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>PickedFiles</name>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Pictures, sound, documents</source>
        <translation>图片、录音、文档</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>PostWords</name>
    <message>
        <source>grid leader</source>
        <translation>网格长</translation>
    </message>
    <message>
        <source>grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>building leader</source>
        <translation>楼长</translation>
    </message>
    <message>
        <source>community worker</source>
        <translation>社工</translation>
    </message>
    <message>
        <source>department worker</source>
        <translation>部门经办人</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>值班员</translation>
    </message>
</context>
<context>
    <name>PrintDialogWords</name>
    <message>
        <source>Printed %1 pages: %2</source>
        <translation>已打印 %1 页：%2</translation>
    </message>
    <message>
        <source>Could not print to %1.</source>
        <translation>无法打印到 %1。</translation>
    </message>
    <message>
        <source>Print the list of cases</source>
        <translation>打印事件清单</translation>
    </message>
    <message>
        <source>Grouped by department</source>
        <translation>按部门分组</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>PrintWords</name>
    <message>
        <source>As of %1 · printed by %2</source>
        <translation>截至 %1 · 打印人：%2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 共 %2 页</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>No department yet</source>
        <translation>尚未分配部门</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>RegistryPages</name>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋信息管理</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区管理</translation>
    </message>
    <message>
        <source>Units of the buildings</source>
        <translation>单元信息管理</translation>
    </message>
    <message>
        <source>People of the buildings</source>
        <translation>人口信息</translation>
    </message>
    <message>
        <source>Households of the buildings</source>
        <translation>户管理</translation>
    </message>
    <message>
        <source>Districts in the tree of areas</source>
        <translation>旗县信息管理（区域树）</translation>
    </message>
    <message>
        <source>Communities in the tree of areas</source>
        <translation>社区信息管理（区域树）</translation>
    </message>
    <message>
        <source>Grids of a community in the tree of areas</source>
        <translation>社区网格明细（区域树）</translation>
    </message>
    <message>
        <source>Residents&apos; committees</source>
        <translation>社区居委会</translation>
    </message>
    <message>
        <source>Property companies</source>
        <translation>社区物业公司</translation>
    </message>
    <message>
        <source>Owners&apos; assemblies</source>
        <translation>社区业主大会管理</translation>
    </message>
    <message>
        <source>Party organisations</source>
        <translation>党组织结构管理</translation>
    </message>
    <message>
        <source>Government bodies</source>
        <translation>社区政府机关组织信息</translation>
    </message>
    <message>
        <source>Merchants and shops</source>
        <translation>社区商铺</translation>
    </message>
    <message>
        <source>Community units and legal persons</source>
        <translation>社区组织单位信息</translation>
    </message>
    <message>
        <source>Community centers</source>
        <translation>社区中心管理</translation>
    </message>
    <message>
        <source>Relief centers</source>
        <translation>救济中心</translation>
    </message>
    <message>
        <source>Associations</source>
        <translation>文体协会</translation>
    </message>
    <message>
        <source>Public facilities</source>
        <translation>公共设施</translation>
    </message>
</context>
<context>
    <name>RegistryWords</name>
    <message>
        <source>not 18 characters</source>
        <translation>不是 18 位</translation>
    </message>
    <message>
        <source>holds something else than digits</source>
        <translation>含有数字以外的字符</translation>
    </message>
    <message>
        <source>begins with no province</source>
        <translation>开头不是省级代码</translation>
    </message>
    <message>
        <source>holds no possible day of birth</source>
        <translation>其中的出生日期不可能</translation>
    </message>
    <message>
        <source>the check character does not fit</source>
        <translation>校验码不符</translation>
    </message>
    <message>
        <source>4 to 30 characters are wanted</source>
        <translation>应为 4 至 30 个字符</translation>
    </message>
    <message>
        <source>5 to 20 digits are wanted</source>
        <translation>应为 5 至 20 位数字</translation>
    </message>
    <message>
        <source>not a day in the last 130 years</source>
        <translation>不是近 130 年内的日期</translation>
    </message>
    <message>
        <source>does not agree with the citizen ID</source>
        <translation>与公民身份号码不符</translation>
    </message>
    <message>
        <source>a day of birth or a citizen ID is wanted</source>
        <translation>需要出生日期或公民身份号码</translation>
    </message>
    <message>
        <source>must not be blank</source>
        <translation>不能空白</translation>
    </message>
    <message>
        <source>lies in the future</source>
        <translation>在将来</translation>
    </message>
    <message>
        <source>lies before the row&apos;s present version</source>
        <translation>早于该记录现行版本</translation>
    </message>
    <message>
        <source>lives there already</source>
        <translation>已住在那里</translation>
    </message>
    <message>
        <source>the same record</source>
        <translation>是同一条记录</translation>
    </message>
    <message>
        <source>the household has a head</source>
        <translation>该户已有户主</translation>
    </message>
    <message>
        <source>the first member is the head</source>
        <translation>第一位成员即户主</translation>
    </message>
    <message>
        <source>the head leaves and others stay</source>
        <translation>户主离开而其他人留下</translation>
    </message>
    <message>
        <source>nobody would stay; move the household</source>
        <translation>将无人留下，请整户迁移</translation>
    </message>
    <message>
        <source>the new household needs one of its own</source>
        <translation>新户需要一位户主</translation>
    </message>
    <message>
        <source>somebody in force has this number</source>
        <translation>已有在册人员使用此号码</translation>
    </message>
    <message>
        <source>another organisation has it</source>
        <translation>另一组织已使用</translation>
    </message>
    <message>
        <source>not 18 characters of GB 32100, or the check character does not fit</source>
        <translation>不是 GB 32100 的 18 位代码，或校验码不符</translation>
    </message>
    <message>
        <source>no such post at such a place</source>
        <translation>此处没有这种职务</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of an organisation</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Citizen ID or other paper</source>
        <translation>身份号码或其他证件</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Disability</source>
        <translation>残疾</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>In the registry since</source>
        <translation>登记自</translation>
    </message>
    <message>
        <source>In force until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>终止原因</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Number on the floor</source>
        <translation>层内号</translation>
    </message>
    <message>
        <source>Square metres</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Political affiliation</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>died</source>
        <translation>已去世</translation>
    </message>
    <message>
        <source>merged with another record</source>
        <translation>已与另一记录合并</translation>
    </message>
    <message>
        <source>entered by mistake</source>
        <translation>登记有误</translation>
    </message>
    <message>
        <source>dissolved</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Your role does not keep the registry.</source>
        <translation>您的角色不维护人房登记。</translation>
    </message>
    <message>
        <source>This lies outside your area.</source>
        <translation>不在您的区域内。</translation>
    </message>
    <message>
        <source>This record is not in force any more. Look it up again.</source>
        <translation>此记录已失效，请重新查找。</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Look at it again before you go on.</source>
        <translation>其间已被他人修改，请重新查看后再继续。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>This value cannot be.</source>
        <translation>此值不成立。</translation>
    </message>
    <message>
        <source>Another record has this already.</source>
        <translation>另一条记录已有此值。</translation>
    </message>
    <message>
        <source>The head of the household leaves: say who follows.</source>
        <translation>户主离开：请指定新户主。</translation>
    </message>
    <message>
        <source>The store refused it; nothing was changed.</source>
        <translation>数据库拒绝了此操作，未作任何更改。</translation>
    </message>
    <message>
        <source>Unit %1, %2</source>
        <translation>%1 单元 %2</translation>
    </message>
    <message>
        <source>under 14</source>
        <translation>未满 14 岁</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>%L1 people</source>
        <translation>%L1 人</translation>
    </message>
    <message>
        <source>1 dwelling</source>
        <translation>1 套</translation>
    </message>
    <message>
        <source>%L1 dwellings</source>
        <translation>%L1 套</translation>
    </message>
    <message>
        <source>0 to 200 are possible</source>
        <translation>可填 0 至 200</translation>
    </message>
    <message>
        <source>0 to 99 are possible</source>
        <translation>可填 0 至 99</translation>
    </message>
    <message>
        <source>not a year that is over or goes on</source>
        <translation>不是已过去或当前的年份</translation>
    </message>
    <message>
        <source>the building lies outside the area of the compound</source>
        <translation>楼栋不在该小区的区域内</translation>
    </message>
    <message>
        <source>lies in no grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>there are dwellings on higher floors</source>
        <translation>已登记更高楼层的房屋</translation>
    </message>
    <message>
        <source>there are dwellings in further units</source>
        <translation>已登记更多单元的房屋</translation>
    </message>
    <message>
        <source>it has dwellings</source>
        <translation>楼内登记有房屋</translation>
    </message>
    <message>
        <source>dwellings of the past hang on it</source>
        <translation>楼内有历史房屋记录</translation>
    </message>
    <message>
        <source>organisations sit in it, or sat there</source>
        <translation>有组织在此楼，或曾在此楼</translation>
    </message>
    <message>
        <source>somebody is responsible for it; dismiss them first</source>
        <translation>此楼有负责人，请先解任</translation>
    </message>
    <message>
        <source>the building cannot come back as it was</source>
        <translation>楼栋无法恢复原状</translation>
    </message>
    <message>
        <source>a compound lies in a community or a grid</source>
        <translation>小区应属于某个社区或网格</translation>
    </message>
    <message>
        <source>buildings of the compound lie elsewhere</source>
        <translation>该小区有楼栋在其他区域</translation>
    </message>
    <message>
        <source>buildings belong to it; put them into another one first</source>
        <translation>有楼栋属于该小区，请先改归其他小区</translation>
    </message>
    <message>
        <source>another building of this grid has this name</source>
        <translation>本网格已有同名楼栋</translation>
    </message>
    <message>
        <source>another compound of this area has this name</source>
        <translation>本区域已有同名小区</translation>
    </message>
    <message>
        <source>is a volunteer already</source>
        <translation>已是志愿者</translation>
    </message>
    <message>
        <source>a volunteer of the registry stays that person</source>
        <translation>登记在册的志愿者不能换人</translation>
    </message>
    <message>
        <source>the telephone of a resident is kept with the person</source>
        <translation>居民的电话记在本人名下</translation>
    </message>
    <message>
        <source>not a team of volunteers</source>
        <translation>不是志愿者队伍</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Year of construction</source>
        <translation>建成年份</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Apartments</source>
        <translation>住宅楼</translation>
    </message>
    <message>
        <source>House</source>
        <translation>独立住宅</translation>
    </message>
    <message>
        <source>Residential</source>
        <translation>居住建筑</translation>
    </message>
    <message>
        <source>Dormitory</source>
        <translation>宿舍</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>商铺</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>商业</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>办公楼</translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation>宾馆</translation>
    </message>
    <message>
        <source>Industrial</source>
        <translation>工业厂房</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Kindergarten</source>
        <translation>幼儿园</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Public building</source>
        <translation>公共建筑</translation>
    </message>
    <message>
        <source>Garage</source>
        <translation>车库</translation>
    </message>
    <message>
        <source>Building of unknown use</source>
        <translation>用途不明</translation>
    </message>
    <message>
        <source>Something hangs on this record, so it must stay.</source>
        <translation>还有其他记录与此相关，不能删除。</translation>
    </message>
    <message>
        <source>now version %1</source>
        <translation>现为第 %1 版</translation>
    </message>
    <message>
        <source>make another member the head instead</source>
        <translation>请把另一成员改为户主</translation>
    </message>
    <message>
        <source>is the head already</source>
        <translation>已是户主</translation>
    </message>
    <message>
        <source>say how the former head is related to the new one</source>
        <translation>请说明原户主与新户主的关系</translation>
    </message>
    <message>
        <source>nobody in this household of the file is its head</source>
        <translation>文件中这一户没有户主</translation>
    </message>
    <message>
        <source>no such relation</source>
        <translation>没有这种关系</translation>
    </message>
    <message>
        <source>not of this household</source>
        <translation>不是本户成员</translation>
    </message>
    <message>
        <source>leaves too</source>
        <translation>此人也在分出之列</translation>
    </message>
    <message>
        <source>the building has this door</source>
        <translation>本楼已有此门牌</translation>
    </message>
    <message>
        <source>no such door</source>
        <translation>没有这样的门牌</translation>
    </message>
    <message>
        <source>door %1 lies on floor %2, not on floor %3</source>
        <translation>%1 号房在 %2 层，不在 %3 层</translation>
    </message>
    <message>
        <source>doors are counted from 1 on each floor</source>
        <translation>每层房号从 1 起编</translation>
    </message>
    <message>
        <source>floors are -9 to 200 without 0</source>
        <translation>楼层为 -9 至 200，没有 0 层</translation>
    </message>
    <message>
        <source>the building has %1 floors</source>
        <translation>本楼共 %1 层</translation>
    </message>
    <message>
        <source>the building has %1 units</source>
        <translation>本楼共 %1 个单元</translation>
    </message>
    <message>
        <source>the building has units; say which</source>
        <translation>本楼分单元，请写明单元</translation>
    </message>
    <message>
        <source>0 to 100,000 are possible</source>
        <translation>只能是 0 至 100,000</translation>
    </message>
    <message>
        <source>the version before is not kept</source>
        <translation>之前的版本已不存</translation>
    </message>
    <message>
        <source>the table has no code %1</source>
        <translation>代码表中没有 %1</translation>
    </message>
    <message>
        <source>longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8 文字</translation>
    </message>
    <message>
        <source>holds a NUL</source>
        <translation>含有空字符</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>不是日期</translation>
    </message>
    <message>
        <source>no such code</source>
        <translation>代码表中没有</translation>
    </message>
    <message>
        <source>no such area</source>
        <translation>没有此区域</translation>
    </message>
    <message>
        <source>no building, or more than one, has this name or address</source>
        <translation>没有此名称或地址的楼栋，或不止一栋</translation>
    </message>
    <message>
        <source>ill-formed characters</source>
        <translation>字符编码有误</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a fault and what it is about</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>there is no such area</source>
        <translation>没有此区域</translation>
    </message>
    <message>
        <source>%1 fields for %2 columns</source>
        <translation>%1 个字段，%2 列</translation>
    </message>
    <message>
        <source>lies before the day on which the record begins, %1</source>
        <translation>早于此记录的起始日 %1</translation>
    </message>
    <message>
        <source>lies before the last change of the same, on %1</source>
        <translation>早于同一事项上次变动的日期 %1</translation>
    </message>
    <message>
        <source>somebody holds a post; dismiss them first</source>
        <translation>有人任职，请先免职</translation>
    </message>
    <message>
        <source>somebody is a volunteer; end that first</source>
        <translation>有人是志愿者，请先办理退出</translation>
    </message>
    <message>
        <source>another record was merged into this one</source>
        <translation>另一条记录已并入此记录</translation>
    </message>
    <message>
        <source>a member came from another household; move them back first</source>
        <translation>有成员来自另一户，请先把其迁回</translation>
    </message>
    <message>
        <source>people who have left it were its members</source>
        <translation>曾有其他成员，现已离开</translation>
    </message>
    <message>
        <source>people live in it; move them first, or take their household back as entered by mistake too</source>
        <translation>有人居住，请先将其迁出，或将该户也作误录作废</translation>
    </message>
    <message>
        <source>households of the past lived in it</source>
        <translation>曾有住户居住</translation>
    </message>
    <message>
        <source>where it stood is in force no more</source>
        <translation>其所在的户或房屋已失效</translation>
    </message>
    <message>
        <source>only people, households and dwellings are taken back so</source>
        <translation>只有人、户和房屋可以这样作废</translation>
    </message>
    <message>
        <source>another facility has this code</source>
        <translation>另一设施已使用此编码</translation>
    </message>
    <message>
        <source>a facility of another area has this code</source>
        <translation>其他区域的设施已使用此编码</translation>
    </message>
    <message>
        <source>lies outside the chosen area</source>
        <translation>位于所选区域之外</translation>
    </message>
    <message>
        <source>no such department</source>
        <translation>没有这个部门</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Owner department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>row %1 says something else of this dwelling</source>
        <translation>与第 %1 行对同一房屋的填写不一致</translation>
    </message>
    <message>
        <source>no such household lives in this dwelling</source>
        <translation>该房屋内没有此户</translation>
    </message>
    <message>
        <source>is masked</source>
        <translation>内容已脱敏，且与现有记录的脱敏形式不符</translation>
    </message>
    <message>
        <source>several households live there; say whose head</source>
        <translation>该房屋内有多户，请写明户主</translation>
    </message>
    <message>
        <source>several households there have a head of this name</source>
        <translation>该房屋内有多户的户主同名</translation>
    </message>
    <message>
        <source>the same household</source>
        <translation>同一户</translation>
    </message>
    <message>
        <source>an import does not change since when a household lives there</source>
        <translation>导入不能更改该户的居住起始日</translation>
    </message>
    <message>
        <source>the head of this household has another number</source>
        <translation>该户户主的证件号码不同</translation>
    </message>
    <message>
        <source>this household has another head</source>
        <translation>该户的户主是另一人</translation>
    </message>
    <message>
        <source>no such volunteer</source>
        <translation>没有此志愿者</translation>
    </message>
    <message>
        <source>this volunteer has another number, or none</source>
        <translation>该志愿者的证件号码不同，或没有登记</translation>
    </message>
    <message>
        <source>nobody in the registry has this number</source>
        <translation>基础信息中没有此证件号码的人</translation>
    </message>
    <message>
        <source>several volunteers from elsewhere have this name</source>
        <translation>有多名同名的外来志愿者</translation>
    </message>
    <message>
        <source>no team of volunteers, or more than one, has this name</source>
        <translation>没有此名称的志愿队伍，或有多个</translation>
    </message>
    <message>
        <source>the person with this number has another name</source>
        <translation>此证件号码的人姓名不同</translation>
    </message>
    <message>
        <source>a resident is a volunteer where they live</source>
        <translation>居民志愿者的区域即其居住区域</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>The report went to the printer.</source>
        <translation>报表已送往打印机。</translation>
    </message>
    <message>
        <source>The report could not be printed. Choose another printer, or save it as PDF.</source>
        <translation>报表未能打印。请换一台打印机，或另存为 PDF。</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Pie</source>
        <translation>饼图</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>人口金字塔</translation>
    </message>
    <message>
        <source>Heat table</source>
        <translation>热力表</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>专题图</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>%1 · as of %2</source>
        <translation>%1 · 截至 %2</translation>
    </message>
    <message>
        <source>＊ fewer than 10, or hidden so that such a number cannot be worked out</source>
        <translation>＊ 不足 10，或为防止推算出此类数字而隐去</translation>
    </message>
    <message>
        <source>%1, by place</source>
        <translation>%1，按区域</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Population and housing statistics</source>
        <translation>人口与房屋统计</translation>
    </message>
    <message>
        <source>%1 · as of %2 · revision %3 of the registry</source>
        <translation>%1 · 截至 %2 · 基础信息第 %3 版</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>热点图</translation>
    </message>
    <message>
        <source>Too few cases with a place</source>
        <translation>有位置的事件太少</translation>
    </message>
    <message>
        <source>Cases per km² (%L1 with a place, each spread over %L2 m)</source>
        <translation>每平方公里事件数（有位置的 %L1 件，影响半径 %L2 米）</translation>
    </message>
    <message>
        <source>A past day, as it was read just now: what is entered later about that day is not followed</source>
        <translation>过去某日的数据，按刚才读取的登记；此后补录的该日情况不会随之更新</translation>
    </message>
    <message>
        <source>down to communities only</source>
        <translation>只统计到社区</translation>
    </message>
    <message>
        <source>of today only</source>
        <translation>只统计今天</translation>
    </message>
    <message>
        <source>cases: not by compound</source>
        <translation>事件不按小区统计</translation>
    </message>
    <message>
        <source>The statistic “%1” is not in the catalog any more. Choose another one.</source>
        <translation>统计“%1”已不在目录中。请另选一项。</translation>
    </message>
    <message>
        <source>The area %1 does not exist any more. Choose another one.</source>
        <translation>区域 %1 已不存在。请另选一个。</translation>
    </message>
    <message>
        <source>There are no areas of this level below %1. Choose another level or a larger area.</source>
        <translation>%1 以下没有这一级的区域。请另选级别，或选择更大的区域。</translation>
    </message>
    <message>
        <source>That day is still to come. Choose today or a day before.</source>
        <translation>这一天还没有到。请选择今天或更早的日期。</translation>
    </message>
    <message>
        <source>“%1” is counted down to communities only, so that nobody can be told from small numbers. Choose communities or larger areas as rows, or leave it out.</source>
        <translation>“%1”只统计到社区，以免从小数字认出个人。请按社区或更大的区域分行，或不选这一项。</translation>
    </message>
    <message>
        <source>“%1” is counted for today only: between two days, hidden figures could be worked out. Choose today, or leave it out.</source>
        <translation>“%1”只统计今天：比较两天会推算出隐藏的数字。请选择今天，或不选这一项。</translation>
    </message>
    <message>
        <source>“%1” counts cases, which lie in grids and not in compounds. Choose areas as rows, or leave it out.</source>
        <translation>“%1”统计的是事件，事件属于网格而不属于小区。请按区域分行，或不选这一项。</translation>
    </message>
    <message>
        <source> · cases reported %1 – %2</source>
        <translation> · 上报日期 %1 至 %2</translation>
    </message>
    <message>
        <source> · in the scope of %1</source>
        <translation> · 权限范围：%1</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>The period has no day before the day that is asked for. Choose other days.</source>
        <translation>时段内没有不晚于所查日期的一天。请选择其他日期。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Shares of the row</source>
        <translation>占本行的比例</translation>
    </message>
    <message>
        <source>Shares of the area above</source>
        <translation>占上级区域的比例</translation>
    </message>
</context>
<context>
    <name>RowsExport</name>
    <message>
        <source>More than %L1 people cannot be exported at once. Choose a smaller area or one figure of the table.</source>
        <translation>一次最多导出 %L1 条。请选择更小的区域，或表中的某一个数。</translation>
    </message>
    <message>
        <source>%L1 rows written: %2 (audit entry %3)</source>
        <translation>已写出 %L1 行：%2（审计记录 %3）</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>names no department</source>
        <translation>没有指定部门</translation>
    </message>
    <message>
        <source>ends before it begins</source>
        <translation>结束时间早于开始时间</translation>
    </message>
    <message>
        <source>asks for exactly one category but names none</source>
        <translation>要求指定类别却没有填写类别</translation>
    </message>
    <message>
        <source>holds on no weekday</source>
        <translation>没有勾选任何一天</translation>
    </message>
    <message>
        <source>names no kind of facility</source>
        <translation>没有填写设施类型</translation>
    </message>
    <message>
        <source>has a further field without name or value</source>
        <translation>其他字段缺少名称或取值</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>%1–%2 %3</source>
        <comment>first and last weekday, times</comment>
        <translation>%1至%2 %3</translation>
    </message>
    <message>
        <source>category %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>says %1</source>
        <translation>含“%1”</translation>
    </message>
    <message>
        <source>kind %1</source>
        <translation>类型 %1</translation>
    </message>
    <message>
        <source>nature %1</source>
        <translation>性质 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>渠道 %1</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>权属单位 %1</translation>
    </message>
    <message>
        <source>%1 within %2 m</source>
        <translation>%2 米内有%1</translation>
    </message>
    <message>
        <source>always</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>hears nothing</source>
        <translation>不通知</translation>
    </message>
    <message>
        <source>is informed</source>
        <translation>知会</translation>
    </message>
    <message>
        <source>is assigned too</source>
        <translation>同时派给</translation>
    </message>
    <message>
        <source>grid leader %1</source>
        <translation>网格长%1</translation>
    </message>
    <message>
        <source>always</source>
        <comment>validity</comment>
        <translation>长期</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>＋ added</source>
        <translation>＋ 新增</translation>
    </message>
    <message>
        <source>✎ changed</source>
        <translation>✎ 修改</translation>
    </message>
    <message>
        <source>✕ ended</source>
        <translation>✕ 终止</translation>
    </message>
    <message>
        <source>%1 is never reached: whenever it holds, %2 holds and comes first.</source>
        <translation>%1 永远不会命中：凡它成立时，%2 也成立且优先。</translation>
    </message>
    <message>
        <source>%1 contradicts %2: both ask the same and send to different departments.</source>
        <translation>%1 与 %2 矛盾：条件相同，却分到不同部门。</translation>
    </message>
    <message>
        <source>Category %1 is covered under some conditions only; the rest waits for a person.</source>
        <translation>类别 %1 仅在部分条件下有规则，其余转人工分发。</translation>
    </message>
    <message>
        <source>Category %1 has no rule and no default department: it waits for a person.</source>
        <translation>类别 %1 既无规则也无默认部门：转人工分发。</translation>
    </message>
    <message>
        <source>%1 sends to a department that does not exist.</source>
        <translation>%1 指向不存在的部门。</translation>
    </message>
    <message>
        <source>%1 asks for an area that does not exist: %2</source>
        <translation>%1 使用了不存在的区域：%2</translation>
    </message>
    <message>
        <source>%1 asks for a category that does not exist: %2</source>
        <translation>%1 使用了不存在的类别：%2</translation>
    </message>
    <message>
        <source>%1 asks for a kind of facility that does not exist: %2</source>
        <translation>%1 使用了不存在的设施类型：%2</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 已终止。</translation>
    </message>
    <message>
        <source>%1 asks for “%2”, which no event item asks of a report: it never holds. Add that field under System → Event items.</source>
        <translation>%1 的条件“%2”没有任何事件项目在上报时询问，规则永远不会命中。请在“系统 → 事件项目”中添加该字段。</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Automatic dispatch</source>
        <translation>自动分流</translation>
    </message>
    <message>
        <source>A new report goes to a department at once, by the rules. Off: it waits for a person.</source>
        <translation>新上报按规则立即分给部门。关闭：等待人工分发。</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>After the feedback the reporter is asked whether it was done well.</source>
        <translation>反馈后回访上报人是否满意。</translation>
    </message>
    <message>
        <source>Automatic archiving</source>
        <translation>自动归档</translation>
    </message>
    <message>
        <source>A case that needs nothing more is archived by itself.</source>
        <translation>无需再处理的事件自动归档。</translation>
    </message>
    <message>
        <source>Urge by SMS</source>
        <translation>短信催办</translation>
    </message>
    <message>
        <source>Who is late is urged by SMS.</source>
        <translation>对超时者发短信催办。</translation>
    </message>
    <message>
        <source>Urge by e-mail</source>
        <translation>邮件催办</translation>
    </message>
    <message>
        <source>Who is late is urged by e-mail.</source>
        <translation>对超时者发邮件催办。</translation>
    </message>
    <message>
        <source>Tell the reporter</source>
        <translation>告知上报人</translation>
    </message>
    <message>
        <source>The reporter hears of the result by SMS, where a phone number is known.</source>
        <translation>留有电话的上报人会收到办理结果短信。</translation>
    </message>
    <message>
        <source>Hold likely duplicates</source>
        <translation>疑似重复暂缓</translation>
    </message>
    <message>
        <source>A report that probably repeats an open case waits for a person instead of being dispatched.</source>
        <translation>疑似重复的上报等待人工确认，不自动分发。</translation>
    </message>
    <message>
        <source>Reported → assigned</source>
        <translation>上报 → 分配</translation>
    </message>
    <message>
        <source>Assigned → accepted</source>
        <translation>分配 → 接受</translation>
    </message>
    <message>
        <source>How long a department may take to accept a case.</source>
        <translation>部门须在多久之内接受。</translation>
    </message>
    <message>
        <source>Accepted → fed back</source>
        <translation>接受 → 反馈</translation>
    </message>
    <message>
        <source>How long a department may take for the work, where the category has no limit of its own.</source>
        <translation>部门办理时限；类别另有时限的按类别。</translation>
    </message>
    <message>
        <source>Fed back → followed up</source>
        <translation>反馈 → 回访</translation>
    </message>
    <message>
        <source>How long the follow-up may take.</source>
        <translation>回访须在多久之内完成。</translation>
    </message>
    <message>
        <source>Timer interval</source>
        <translation>定时间隔</translation>
    </message>
    <message>
        <source>How often the clocks that have run out are acted on.</source>
        <translation>每隔多久处理一次到期的时限。</translation>
    </message>
    <message>
        <source>Urge again after</source>
        <translation>重复催办间隔</translation>
    </message>
    <message>
        <source>The time between two urgings of the same step. 0: once only.</source>
        <translation>同一步骤两次催办之间的间隔。0：只催一次。</translation>
    </message>
    <message>
        <source>To the superior after</source>
        <translation>升级催办次数</translation>
    </message>
    <message>
        <source>After so many urgings the superior hears of the next ones. 0: never.</source>
        <translation>催办达到此次数后，之后的催办同时通知上级。0：不升级。</translation>
    </message>
    <message>
        <source>Duplicate: distance</source>
        <translation>重复判定距离</translation>
    </message>
    <message>
        <source>A report of the same category this near to an open case is a likely duplicate.</source>
        <translation>同类别上报与未结事件相距不超过此距离，视为疑似重复。</translation>
    </message>
    <message>
        <source>Duplicate: time</source>
        <translation>重复判定时间</translation>
    </message>
    <message>
        <source>… if it comes so soon after it. 0: duplicates are not looked for.</source>
        <translation>且间隔不超过此时间。0：不判定重复。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>urgings</source>
        <translation>次催办</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>● on</source>
        <translation>● 开</translation>
    </message>
    <message>
        <source>○ off</source>
        <translation>○ 关</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>区域 %1</translation>
    </message>
    <message>
        <source>department %1</source>
        <translation>部门 %1</translation>
    </message>
    <message>
        <source>category %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>How long a report or a rejected case may wait until it is assigned to a department. Then the operators are urged.</source>
        <translation>上报或被驳回的事件等待分发的最长时间。超过后催办值班员。</translation>
    </message>
    <message>
        <source>Working calendar %1</source>
        <translation>%1 年工作日历</translation>
    </message>
    <message>
        <source>off: %1; worked: %2</source>
        <translation>放假：%1；上班：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>SyncColumns</name>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>作业班组</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网格体系</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>In this form since</source>
        <translation>本版本起始</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>终止原因</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Number at the source</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Year built</source>
        <translation>建成年份</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Property company</source>
        <translation>物业公司</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Square metres</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>Residence</source>
        <translation>居住状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>户籍类型</translation>
    </message>
    <message>
        <source>Special family</source>
        <translation>特殊家庭</translation>
    </message>
    <message>
        <source>Relation to the head</source>
        <translation>与户主关系</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>拼音首字母</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>经营范围</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>特长</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>地点类型</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Appointed by</source>
        <translation>任命人</translation>
    </message>
    <message>
        <source>Dismissed by</source>
        <translation>免职人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Area as stated</source>
        <translation>所述区域</translation>
    </message>
    <message>
        <source>Why it has no place</source>
        <translation>未定位原因</translation>
    </message>
    <message>
        <source>Text and place disagree</source>
        <translation>文字与位置不符</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>进入本状态时间</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Proposed department</source>
        <translation>建议部门</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Step due</source>
        <translation>步骤时限</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤数</translation>
    </message>
    <message>
        <source>Goes on at</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>延期次数</translation>
    </message>
    <message>
        <source>Probable original</source>
        <translation>疑似原案</translation>
    </message>
    <message>
        <source>ID number (for search)</source>
        <translation>证件号码（检索）</translation>
    </message>
    <message>
        <source>Telephone (for search)</source>
        <translation>电话（检索）</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学历</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>就业</translation>
    </message>
    <message>
        <source>Employment registration</source>
        <translation>就业登记</translation>
    </message>
    <message>
        <source>Welfare post</source>
        <translation>公益岗位</translation>
    </message>
    <message>
        <source>Job fair</source>
        <translation>招聘会</translation>
    </message>
    <message>
        <source>Retirement</source>
        <translation>退休</translation>
    </message>
    <message>
        <source>Military service</source>
        <translation>兵役</translation>
    </message>
    <message>
        <source>Hobby</source>
        <translation>爱好</translation>
    </message>
    <message>
        <source>Pension insurance</source>
        <translation>养老保险</translation>
    </message>
    <message>
        <source>Medical insurance</source>
        <translation>医疗保险</translation>
    </message>
    <message>
        <source>Work injury insurance</source>
        <translation>工伤保险</translation>
    </message>
    <message>
        <source>Unemployment insurance</source>
        <translation>失业保险</translation>
    </message>
    <message>
        <source>Maternity insurance</source>
        <translation>生育保险</translation>
    </message>
    <message>
        <source>Subsidy</source>
        <translation>补助</translation>
    </message>
    <message>
        <source>Public office</source>
        <translation>公职</translation>
    </message>
    <message>
        <source>Lives alone</source>
        <translation>独居</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>留守</translation>
    </message>
    <message>
        <source>Tasks, urgings, joined report</source>
        <translation>协同任务、催办、并案</translation>
    </message>
    <message>
        <source>Fields of its own</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>People in its fields</source>
        <translation>自定义字段中的人员</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>%L1 s</source>
        <translation>%L1 秒</translation>
    </message>
    <message>
        <source>%L1 min</source>
        <translation>%L1 分钟</translation>
    </message>
    <message>
        <source>%L1 h</source>
        <translation>%L1 小时</translation>
    </message>
    <message>
        <source>%L1 days</source>
        <translation>%L1 天</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>local only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>◐ fetching %L1 of %L2</source>
        <translation>◐ 正在取回 %L1 / %L2</translation>
    </message>
    <message>
        <source>◐ fetching</source>
        <translation>◐ 正在取回</translation>
    </message>
    <message>
        <source>◐ fetching paused</source>
        <translation>◐ 取回已暂停</translation>
    </message>
    <message>
        <source>▲ offline</source>
        <translation>▲ 离线</translation>
    </message>
    <message>
        <source>▲ offline, as of %1</source>
        <translation>▲ 离线，数据截至 %1</translation>
    </message>
    <message>
        <source>▲ not synchronised</source>
        <translation>▲ 未同步</translation>
    </message>
    <message>
        <source>◐ connecting</source>
        <translation>◐ 正在连接</translation>
    </message>
    <message>
        <source>● synchronised %1</source>
        <translation>● 已同步，%1</translation>
    </message>
    <message>
        <source> · %L1 to send</source>
        <translation> · 待发 %L1</translation>
    </message>
    <message>
        <source> · receiving</source>
        <translation> · 接收中</translation>
    </message>
    <message>
        <source> · ▲ %L1 to review</source>
        <translation> · ▲ 待处理 %L1</translation>
    </message>
    <message>
        <source>This store is not connected to a central database. What is done here stays here.</source>
        <translation>本存储未接入中心数据库，这里所做的只保存在本机。</translation>
    </message>
    <message>
        <source>Everything in this workstation&apos;s areas is being fetched from the center. You can work meanwhile; lists and map fill up as it comes.</source>
        <translation>正在从中心取回本工作站区域内的全部数据。其间可以照常工作，列表和地图会随之补全。</translation>
    </message>
    <message>
        <source>Fetching is paused. What has come stays; go on whenever you like.</source>
        <translation>取回已暂停。已取回的保留，可随时继续。</translation>
    </message>
    <message>
        <source>The center does not answer and never has. You work on with what is here; it is sent when the center answers.</source>
        <translation>中心没有应答，也从未应答过。可以用本机数据继续工作，中心应答后会自动发送。</translation>
    </message>
    <message>
        <source>The center does not answer. What you see of others is as of %1 (%2 old). Your own work goes on and is sent when the center answers.</source>
        <translation>中心没有应答。您看到的他人数据截至 %1（%2前）。本机工作照常进行，中心应答后会自动发送。</translation>
    </message>
    <message>
        <source>This workstation does not take part at present. Your own work goes on and waits here.</source>
        <translation>本工作站目前不参与同步。本机工作照常进行，结果在此等待。</translation>
    </message>
    <message>
        <source>Connecting to the center for the first time.</source>
        <translation>正在首次连接中心。</translation>
    </message>
    <message>
        <source>The center has more than has been read so far: lists and map are catching up.</source>
        <translation>中心还有尚未读取的数据，列表和地图正在跟上。</translation>
    </message>
    <message>
        <source>In contact. Some of what was done here has not been taken in by the center yet.</source>
        <translation>联系正常。本机所做的部分变更中心尚未收下。</translation>
    </message>
    <message>
        <source>You see what the center has, and the center has what was done here.</source>
        <translation>您看到的就是中心的数据，本机所做的中心也已收下。</translation>
    </message>
    <message>
        <source>Protected fields of this center are sealed with another key.
Next: on a workstation of the center “jingwei sync key export”, here “jingwei sync key import” into a new store.</source>
        <translation>该中心的受保护字段使用另一把密钥封存。
下一步：在该中心的一台工作站上运行“jingwei sync key export”，在本机用“jingwei sync key import”导入到新存储。</translation>
    </message>
    <message>
        <source>The center wants a newer Jingwei.
Next: install the version that the other workstations use.</source>
        <translation>中心要求更新版本的经纬。
下一步：安装其他工作站使用的版本。</translation>
    </message>
    <message>
        <source>The center lets this workstation read, but takes nothing from it (%1).
Next: ask whoever runs the center.</source>
        <translation>中心允许本工作站读取，但不收取其变更（%1）。
下一步：联系中心管理员。</translation>
    </message>
    <message>
        <source>The store takes nothing from the center: %1
Next: look at “check” and the backups.</source>
        <translation>本存储无法写入中心的数据：%1
下一步：运行“check”检查，并查看备份。</translation>
    </message>
    <message>
        <source>No answer from %1: %2
Next: check the network; it is tried again by itself.</source>
        <translation>%1 没有应答：%2
下一步：检查网络；程序会自动重试。</translation>
    </message>
    <message>
        <source>The center refuses this workstation: %1
Next: check the password in ~/.pgpass, the certificate and whether the login is admitted (“jingwei sync admit”).</source>
        <translation>中心拒绝本工作站：%1
下一步：检查 ~/.pgpass 中的口令、证书，以及登录名是否已获准接入（“jingwei sync admit”）。</translation>
    </message>
    <message>
        <source>The center and this workstation do not understand each other: %1
Next: bring both to the same version (“jingwei sync init”).</source>
        <translation>中心与本工作站无法互相理解：%1
下一步：使两者版本一致（“jingwei sync init”）。</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 %2 the center&apos;s. Times in the trail are wrong by that: set the clock.</source>
        <translation>本机时钟比中心%2 %1，轨迹中的时间因此有误：请校准时钟。</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>快</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>A transaction has been open in the center for %1; what was done since is not seen by anybody. Tell whoever runs the center.</source>
        <translation>中心有一个事务已打开 %1，其后的变更任何人都看不到。请通知中心管理员。</translation>
    </message>
    <message>
        <source>%L1 rows have come before what they belong to. They appear when it is here.</source>
        <translation>有 %L1 行先于其所属的数据到达，待所属数据到达后显示。</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>中心已有</translation>
    </message>
    <message>
        <source>changed by both</source>
        <translation>双方都改了</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>已被抢先</translation>
    </message>
    <message>
        <source>changed meanwhile</source>
        <translation>其间已改</translation>
    </message>
    <message>
        <source>not entitled</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>other area</source>
        <translation>区域外</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>The center had the same thing already, entered elsewhere. It stands here in place of yours; what differs you can still take over.</source>
        <translation>中心已有在别处录入的同一对象，它取代了您的录入；不同之处仍可采用您的值。</translation>
    </message>
    <message>
        <source>Two people changed the same fields. The center kept what came first; yours is kept here until you decide.</source>
        <translation>两个人改了相同的字段。中心保留先到的；您的值保存在这里，等您决定。</translation>
    </message>
    <message>
        <source>An earlier step of yours on this case was refused, so this one could not follow.</source>
        <translation>您对该事件的前一步被拒绝，这一步因此无法成立。</translation>
    </message>
    <message>
        <source>Somebody else&apos;s step came first: the case had left the state from which yours begins.</source>
        <translation>他人的步骤先到：事件已离开您这一步的起始状态。</translation>
    </message>
    <message>
        <source>The center does not let this desk take that step.</source>
        <translation>中心不允许本席位执行该步骤。</translation>
    </message>
    <message>
        <source>This step may not follow in the state that the case is in.</source>
        <translation>事件处于当前状态，不能执行该步骤。</translation>
    </message>
    <message>
        <source>It was to be deleted here, but somebody had changed it meanwhile. It stays.</source>
        <translation>本机要删除它，但其间有人修改过，因此保留。</translation>
    </message>
    <message>
        <source>It was deleted elsewhere before your change arrived.</source>
        <translation>在您的变更到达之前，它已在别处被删除。</translation>
    </message>
    <message>
        <source>It lies outside the areas of this workstation.</source>
        <translation>它位于本工作站的区域之外。</translation>
    </message>
    <message>
        <source>This workstation may not change what all share. Ask whoever keeps it.</source>
        <translation>本工作站无权修改公共数据，请联系维护人。</translation>
    </message>
    <message>
        <source>Something outside your areas has the same number already.</source>
        <translation>您区域之外已有相同编号的对象。</translation>
    </message>
    <message>
        <source>The center does not know it: it was purged or never arrived.</source>
        <translation>中心没有它：已被清除或从未到达。</translation>
    </message>
    <message>
        <source>The center did not take it: %1</source>
        <translation>中心未收下：%1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>(protected)</source>
        <translation>（受保护）</translation>
    </message>
    <message>
        <source>shape, %L1 bytes</source>
        <translation>图形，%L1 字节</translation>
    </message>
    <message>
        <source>That cannot be done any more: it was decided meanwhile, the row is gone, or something has come over it.</source>
        <translation>已无法执行：其间已有决定、数据已不在，或已有新的变更。</translation>
    </message>
    <message>
        <source>Your desk may not decide on this.</source>
        <translation>您的席位无权对此作出决定。</translation>
    </message>
    <message>
        <source>It could not be written. Nothing was changed.</source>
        <translation>无法写入，未作任何更改。</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Households with their dwellings</source>
        <translation>户及其房屋</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Households with their dwellings as a workbook…</source>
        <translation>户及其房屋（工作簿）…</translation>
    </message>
    <message>
        <source>Households with their dwellings as CSV…</source>
        <translation>户及其房屋（CSV）…</translation>
    </message>
    <message>
        <source>Volunteers as a workbook…</source>
        <translation>志愿者（工作簿）…</translation>
    </message>
    <message>
        <source>Volunteers as CSV…</source>
        <translation>志愿者（CSV）…</translation>
    </message>
    <message>
        <source>Compounds as CSV…</source>
        <translation>小区（CSV）…</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Organisations as CSV…</source>
        <translation>组织（CSV）…</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>More than %L1 rows cannot be exported at once. Choose a smaller area.</source>
        <translation>一次最多导出 %L1 行。请选择更小的区域。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>%L1 rows were written to %2.</source>
        <translation>已将 %L1 行写入 %2。</translation>
    </message>
</context>
<context>
    <name>ThematicMap</name>
    <message>
        <source>the others</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <source>Equal numbers</source>
        <translation>等数量</translation>
    </message>
    <message>
        <source>Equal steps</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>分级圆</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>点密度</translation>
    </message>
    <message>
        <source>Pies</source>
        <translation>饼图</translation>
    </message>
    <message>
        <source>The rows of this report have no areas on the map. Choose another level.</source>
        <translation>此报表的行在地图上没有对应区域，请选择其他层级。</translation>
    </message>
</context>
<context>
    <name>TrailWords</name>
    <message>
        <source>demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>by a dispatch rule</source>
        <translation>按分流规则</translation>
    </message>
    <message>
        <source>the category&apos;s department</source>
        <translation>类别的责任部门</translation>
    </message>
    <message>
        <source>named by the source</source>
        <translation>来源指定</translation>
    </message>
    <message>
        <source>by the switches in force</source>
        <translation>按当前开关自动办理</translation>
    </message>
    <message>
        <source>category %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>区域 %1</translation>
    </message>
    <message>
        <source>keyword “%1”</source>
        <translation>关键词“%1”</translation>
    </message>
    <message>
        <source>nature %1</source>
        <translation>性质 %1</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1（第 %2 版）</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>next in rank: %1</source>
        <translation>次选：%1</translation>
    </message>
    <message>
        <source>repeats case %1</source>
        <translation>与案件 %1 重复</translation>
    </message>
    <message>
        <source>kind %1</source>
        <translation>类型 %1</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>渠道 %1</translation>
    </message>
    <message>
        <source>time %1</source>
        <translation>时段 %1</translation>
    </message>
    <message>
        <source>%1 %L2 m away, at most %L3 m</source>
        <translation>距%1 %L2 米，不超过 %L3 米</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>权属单位 %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 d</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1小时%2分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>new</source>
        <comment>state</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>reported</source>
        <comment>state</comment>
        <translation>已上报</translation>
    </message>
    <message>
        <source>assigned</source>
        <comment>state</comment>
        <translation>已分配</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>state</comment>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>state</comment>
        <translation>被驳回</translation>
    </message>
    <message>
        <source>fed back</source>
        <comment>state</comment>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>followed up</source>
        <comment>state</comment>
        <translation>已回访</translation>
    </message>
    <message>
        <source>second round</source>
        <comment>state</comment>
        <translation>二次处理</translation>
    </message>
    <message>
        <source>suspended</source>
        <comment>state</comment>
        <translation>挂账</translation>
    </message>
    <message>
        <source>archived</source>
        <comment>state</comment>
        <translation>已归档</translation>
    </message>
    <message>
        <source>void</source>
        <comment>state</comment>
        <translation>作废</translation>
    </message>
    <message>
        <source>matter</source>
        <comment>kind</comment>
        <translation>事项</translation>
    </message>
    <message>
        <source>component</source>
        <comment>kind</comment>
        <translation>部件</translation>
    </message>
    <message>
        <source>public sentiment</source>
        <comment>kind</comment>
        <translation>民情</translation>
    </message>
    <message>
        <source>police</source>
        <comment>kind</comment>
        <translation>警情</translation>
    </message>
    <message>
        <source>ordinary</source>
        <comment>nature</comment>
        <translation>一般</translation>
    </message>
    <message>
        <source>urgent</source>
        <comment>nature</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>major</source>
        <comment>nature</comment>
        <translation>重大</translation>
    </message>
    <message>
        <source>desk</source>
        <comment>channel</comment>
        <translation>坐席</translation>
    </message>
    <message>
        <source>phone</source>
        <comment>channel</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <comment>channel</comment>
        <translation>微信</translation>
    </message>
    <message>
        <source>mobile app</source>
        <comment>channel</comment>
        <translation>手机端</translation>
    </message>
    <message>
        <source>interface</source>
        <comment>channel</comment>
        <translation>接口</translation>
    </message>
    <message>
        <source>import</source>
        <comment>channel</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>patrol</source>
        <comment>channel</comment>
        <translation>巡查</translation>
    </message>
    <message>
        <source>the program</source>
        <comment>role</comment>
        <translation>系统</translation>
    </message>
    <message>
        <source>administrator</source>
        <comment>role</comment>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>operator</source>
        <comment>role</comment>
        <translation>值班员</translation>
    </message>
    <message>
        <source>street supervisor</source>
        <comment>role</comment>
        <translation>街道主管</translation>
    </message>
    <message>
        <source>analyst</source>
        <comment>role</comment>
        <translation>统计分析员</translation>
    </message>
    <message>
        <source>community worker</source>
        <comment>role</comment>
        <translation>社工</translation>
    </message>
    <message>
        <source>department</source>
        <comment>role</comment>
        <translation>部门人员</translation>
    </message>
    <message>
        <source>city</source>
        <comment>level</comment>
        <translation>市</translation>
    </message>
    <message>
        <source>district</source>
        <comment>level</comment>
        <translation>区县</translation>
    </message>
    <message>
        <source>street</source>
        <comment>level</comment>
        <translation>街道</translation>
    </message>
    <message>
        <source>community</source>
        <comment>level</comment>
        <translation>社区</translation>
    </message>
    <message>
        <source>grid</source>
        <comment>level</comment>
        <translation>网格</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作小时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限时</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Feed back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Second round</source>
        <translation>二次处理</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新立案</translation>
    </message>
    <message>
        <source>This category does not exist any more. Choose another one.</source>
        <translation>该类别已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>Say what has happened: a title or a text is needed.</source>
        <translation>请说明发生了什么：标题或描述至少填写一项。</translation>
    </message>
    <message>
        <source>A text is too long. Shorten it.</source>
        <translation>文字过长，请缩短。</translation>
    </message>
    <message>
        <source>A text contains characters that cannot be stored.</source>
        <translation>文字中含有无法保存的字符。</translation>
    </message>
    <message>
        <source>Say where it is: a point on the map, a grid or an address is needed.</source>
        <translation>请说明地点：需要地图位置、网格或地址之一。</translation>
    </message>
    <message>
        <source>The coordinates are no longitude and latitude.</source>
        <translation>坐标不是有效的经度和纬度。</translation>
    </message>
    <message>
        <source>The time is before the step that it follows, or in the future.</source>
        <translation>时间早于上一步骤，或晚于当前时间。</translation>
    </message>
    <message>
        <source>This case does not exist.</source>
        <translation>该事件不存在。</translation>
    </message>
    <message>
        <source>This grid does not exist.</source>
        <translation>该网格不存在。</translation>
    </message>
    <message>
        <source>This department does not exist any more. Choose another one.</source>
        <translation>该部门已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>The case is in a state from which this step is not possible.</source>
        <translation>事件当前状态下不能执行此操作。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Choose the department that shall act.</source>
        <translation>请选择责任部门。</translation>
    </message>
    <message>
        <source>Say what was done: a result is needed.</source>
        <translation>请填写处理结果。</translation>
    </message>
    <message>
        <source>A date is needed.</source>
        <translation>请填写日期。</translation>
    </message>
    <message>
        <source>Your role may not take this step.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>The place lies outside your area.</source>
        <translation>该地点不在您的辖区内。</translation>
    </message>
    <message>
        <source>Somebody else has acted on this case meanwhile. Look at it again, then decide.</source>
        <translation>其他人刚刚处理了该事件，请重新查看后再决定。</translation>
    </message>
    <message>
        <source>Another entry has this code already.</source>
        <translation>该编码已被占用。</translation>
    </message>
    <message>
        <source>A value is not possible here.</source>
        <translation>此处的值无效。</translation>
    </message>
    <message>
        <source>located by its point</source>
        <translation>按坐标定位</translation>
    </message>
    <message>
        <source>located by the named grid</source>
        <translation>按所填网格定位</translation>
    </message>
    <message>
        <source>without a place on the map</source>
        <translation>无地图位置</translation>
    </message>
    <message>
        <source>outside all grids</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>The store could not be written: nothing has been changed. Look at the disk, then try again.</source>
        <translation>数据库无法写入，未作任何修改。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>Supporting departments have not finished their tasks. End or withdraw them first.</source>
        <translation>协同部门的任务尚未完成。请先完成或撤回。</translation>
    </message>
    <message>
        <source>This task does not exist any more.</source>
        <translation>该任务已不存在。</translation>
    </message>
    <message>
        <source>The file cannot be attached: it cannot be read, is empty, too large, or of a kind that is not allowed.</source>
        <translation>无法添加该附件：文件无法读取、为空、过大，或属于不允许的类型。</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 working hour</source>
        <translation>1 工作小时</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1 工作日</translation>
    </message>
    <message>
        <source>A field is not complete, or does not hold what it is for.</source>
        <translation>有字段填写不完整，或内容与字段类型不符。</translation>
    </message>
    <message>
        <source>A field that this event item requires is empty.</source>
        <translation>该事件项目要求填写的字段为空。</translation>
    </message>
    <message>
        <source>A field of a report must not ask for this: belief, convictions, diagnoses and the like are not kept at all; papers, health, birth and ethnic group belong to the registry; a telephone belongs into a field of the type person.</source>
        <translation>上报字段不得采集此类内容：信仰、犯罪记录、诊断等一律不采集；证件、健康、出生日期、民族属于人口库；电话请使用“人员”类型的字段。</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>This period has not ended yet: its figures may still change.</source>
        <translation>考核期尚未结束，数据仍会变化。</translation>
    </message>
    <message>
        <source>The deadline has passed; an extension cannot take that back.</source>
        <translation>时限已过，延期不能撤销超时。</translation>
    </message>
    <message>
        <source>This request does not exist any more.</source>
        <translation>该申请已不存在。</translation>
    </message>
    <message>
        <source>The desk has a request for this case already. Withdraw it to ask for something else.</source>
        <translation>该案件已有待审批的申请，撤回后才能另行申请。</translation>
    </message>
</context>
<context>
    <name>jw::ui::Alarms</name>
    <message>
        <source>▲ %1 new major cases</source>
        <translation>▲ %1 件新的重大事件</translation>
    </message>
    <message>
        <source>◐ %1 new urgent cases</source>
        <translation>◐ %1 件新的紧急事件</translation>
    </message>
    <message>
        <source>● %1 cases assigned to you</source>
        <translation>● %1 件事件分配给您</translation>
    </message>
    <message>
        <source>▲ %1 cases have become overdue</source>
        <translation>▲ %1 件事件已超时</translation>
    </message>
    <message>
        <source>▲ New major case</source>
        <translation>▲ 新的重大事件</translation>
    </message>
    <message>
        <source>◐ New urgent case</source>
        <translation>◐ 新的紧急事件</translation>
    </message>
    <message>
        <source>● Assigned to you</source>
        <translation>● 分配给您</translation>
    </message>
    <message>
        <source>▲ Now overdue</source>
        <translation>▲ 刚刚超时</translation>
    </message>
    <message>
        <source>◐ %1 cases rejected, to dispatch again</source>
        <translation>◐ %1 件被驳回，待重新分发</translation>
    </message>
    <message>
        <source>◐ Rejected, to dispatch again</source>
        <translation>◐ 被驳回，待重新分发</translation>
    </message>
    <message>
        <source>● Called in to %1 cases</source>
        <translation>● %1 件事件请您协办</translation>
    </message>
    <message>
        <source>● Called in</source>
        <translation>● 请您协办</translation>
    </message>
    <message>
        <source>◐ %1 requests of departments to decide</source>
        <translation>◐ %1 件部门申请待审批</translation>
    </message>
    <message>
        <source>◐ A department asks</source>
        <translation>◐ 部门申请</translation>
    </message>
</context>
<context>
    <name>jw::ui::AppraisalPage</name>
    <message>
        <source>Scheme</source>
        <translation>考核方案</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Entry…</source>
        <translation>加减分…</translation>
    </message>
    <message>
        <source>Bonus, penalty or veto by hand</source>
        <translation>手工录入加分、扣分或一票否决</translation>
    </message>
    <message>
        <source>Issue cards…</source>
        <translation>发牌…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>得分图</translation>
    </message>
    <message>
        <source>Red and black lists</source>
        <translation>红黑榜</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>红黄牌</translation>
    </message>
    <message>
        <source>Cards (%1)</source>
        <translation>红黄牌（%1）</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Only for analysts and administrators of the whole city.</source>
        <translation>仅限全市的统计分析员和系统管理员。</translation>
    </message>
    <message>
        <source>This period is published; it is frozen.</source>
        <translation>本期已发布，不可更改。</translation>
    </message>
    <message>
        <source>Computing %1 …</source>
        <translation>正在计算 %1 …</translation>
    </message>
    <message>
        <source>As of %1 · %L2 cases looked at · scheme version %3 · %4</source>
        <translation>截至 %1 · 涉及案件 %L2 件 · 方案第 %3 版 · %4</translation>
    </message>
    <message>
        <source>There is no scheme yet.
Put one into data/appraisal; standard.toml explains the keys.</source>
        <translation>还没有考核方案。
请在 data/appraisal 中放入方案，各项说明见 standard.toml。</translation>
    </message>
    <message>
        <source>No case of this period is due or handled yet.
Choose an earlier period with the arrow to the left.</source>
        <translation>本期还没有到期或处置的案件。
请用左箭头选择更早的一期。</translation>
    </message>
    <message>
        <source>Choose a scheme, whom to appraise, and a period.</source>
        <translation>请选择考核方案、考核对象和考核期。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>The figures on screen are frozen for good, with the scheme and its version. Later changes of cases do not alter them; there is no second publication of this period, and no more entries.</source>
        <translation>屏幕上的数据连同方案及其版本将永久冻结。此后案件变化不影响已发布结果；本期不能再次发布，也不能再录入加减分。</translation>
    </message>
    <message>
        <source>Published and frozen.</source>
        <translation>已发布并冻结。</translation>
    </message>
    <message>
        <source>Issue cards</source>
        <translation>发牌</translation>
    </message>
    <message>
        <source>Every subject that meets a rule of the scheme gets its card, once a period. A card can be appealed against, not taken back.</source>
        <translation>凡触发方案规则的对象均发牌，每期一次。发出的牌可以申诉，不能撤回。</translation>
    </message>
    <message>
        <source>%L1 cards issued.</source>
        <translation>已发牌 %L1 张。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>加减分</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Points of %1</source>
        <translation>分值（满分 %1）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The entry stays on record with your name and counts in the score at once.</source>
        <translation>记录将署名留存，并立即计入得分。</translation>
    </message>
    <message>
        <source>Points between 0 and the whole are needed.</source>
        <translation>分值须大于 0，且不超过满分。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Possible when the period has ended: until then its figures change.</source>
        <translation>考核期结束后方可进行：此前数据仍会变化。</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按公布结果</translation>
    </message>
    <message>
        <source>The figures as they were frozen instead of those of now. The cases behind a figure are always those of now.</source>
        <translation>显示公布时冻结的数字，而不是现在的数字；点开数字看到的案件始终是现在的。</translation>
    </message>
    <message>
        <source>As published: %1</source>
        <translation>按公布结果：%1</translation>
    </message>
</context>
<context>
    <name>jw::ui::AreaPathBar</name>
    <message>
        <source>All areas</source>
        <translation>全部区域</translation>
    </message>
</context>
<context>
    <name>jw::ui::AreaTreeView</name>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
</context>
<context>
    <name>jw::ui::AttachmentList</name>
    <message>
        <source>No files yet</source>
        <translation>暂无附件</translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <translation>附件（%1）</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Choose files, or drop them here; in a case window Ctrl+V pastes a picture</source>
        <translation>选择文件或拖放到此处；在案卷窗口中可用 Ctrl+V 粘贴图片</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>No file can be attached to this case by you now.</source>
        <translation>您现在不能为此案卷添加附件。</translation>
    </message>
    <message>
        <source>The picture could not be taken from the clipboard.</source>
        <translation>无法从剪贴板取得图片。</translation>
    </message>
    <message>
        <source>This file is attached to this step already.</source>
        <translation>本环节已有此附件。</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>已添加附件：%1</translation>
    </message>
    <message>
        <source>The file is missing or damaged beside the store; ask for a backup.</source>
        <translation>数据库旁的附件文件缺失或已损坏，请从备份恢复。</translation>
    </message>
    <message>
        <source>The file could not be written there.</source>
        <translation>文件无法写入该位置。</translation>
    </message>
    <message>
        <source>No program on this computer opens it. Save it instead.</source>
        <translation>本机没有可打开它的程序，请另存。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>jw::ui::BackupPanel</name>
    <message>
        <source>The command is in the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>A verified copy into the folder below; work goes on meanwhile</source>
        <translation>把核对过的副本存入下面的文件夹；期间照常工作</translation>
    </message>
    <message>
        <source>Into a file…</source>
        <translation>备份到文件…</translation>
    </message>
    <message>
        <source>A verified copy under a name of your own, for another disk or the safe</source>
        <translation>以自定的名称保存核对过的副本，可放到其他磁盘或保险柜</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>定时备份</translation>
    </message>
    <message>
        <source>Back up while this window is open</source>
        <translation>窗口打开期间定时备份</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Keep the newest of each of the last</source>
        <translation>每小时保留最新一份，共</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> 小时</translation>
    </message>
    <message>
        <source>and of each of the last</source>
        <translation>每天保留最新一份，共</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Administrators choose this.</source>
        <translation>由系统管理员设置。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Backups in the folder</source>
        <translation>文件夹中的备份</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The key file is not in a backup, and without it the protected fields cannot be read. Keep a copy of the folder ~/.config/jingwei/keys (or the one that JINGWEI_KEY_DIR names) apart from the backups. Attachments lie in the folder jingwei.files beside the backups: keep both together.</source>
        <translation>备份中不含密钥文件，没有它，受保护的字段无法读取。请把文件夹 ~/.config/jingwei/keys（或 JINGWEI_KEY_DIR 所指的文件夹）另存一份，与备份分开保管。附件在备份旁的文件夹 jingwei.files 中，请与备份一起保存。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>○ this window makes no backups</source>
        <translation>○ 本窗口不做备份</translation>
    </message>
    <message>
        <source>Make them with: jingwei backup --out FILE</source>
        <translation>请用命令备份：jingwei backup --out 文件</translation>
    </message>
    <message>
        <source>▲ The folder must be a whole path, such as /srv/backups.</source>
        <translation>▲ 文件夹须写完整路径，例如 /srv/backups。</translation>
    </message>
    <message>
        <source>▲ Fewer are kept: older backups in the folder are removed for good after the next one.</source>
        <translation>▲ 保留份数减少：下一次备份后，文件夹中较早的备份将被永久删除。</translation>
    </message>
    <message>
        <source>▲ No backup will be made by the clock. Whatever happens to the store after the last one is lost with it.</source>
        <translation>▲ 将不再定时备份。数据库一旦出事，最近一次备份之后的内容都会丢失。</translation>
    </message>
    <message>
        <source>▲ The folder lies on the disk of the store: a disk that fails takes both. Choose a folder on another one.</source>
        <translation>▲ 该文件夹与数据库在同一磁盘上：磁盘损坏时两者会一起丢失。请选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>In effect at once. It stands in the audit log.</source>
        <translation>立即生效，并记入审计日志。</translation>
    </message>
    <message>
        <source>There is none yet. “Back up now” makes the first.</source>
        <translation>尚无备份。点“立即备份”做第一份。</translation>
    </message>
    <message>
        <source>To go back to the chosen one: close all windows over this store and run the command below. The store as it is now is kept beside it under another name.</source>
        <translation>要恢复到所选备份：关闭使用此数据库的所有窗口，然后运行下面的命令。现在的数据库会改名保留在旁边。</translation>
    </message>
    <message>
        <source>Not changed: %1</source>
        <translation>未更改：%1</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Set.</source>
        <translation>已设置。</translation>
    </message>
    <message>
        <source>Back up into</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Backups (*.backup);;All files (*)</source>
        <translation>备份 (*.backup);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
</context>
<context>
    <name>jw::ui::BaseForm</name>
    <message>
        <source>Add a base map</source>
        <translation>添加底图</translation>
    </message>
    <message>
        <source>A file on this computer (GeoPackage, MBTiles or a picture with its place) works without a network. Tiles of a service (XYZ, or WMTS in web tiles) are shown when it answers; the address has {z}, {x} and {y} where the numbers of level, column and row belong.</source>
        <translation>本机文件（GeoPackage、MBTiles 或带坐标的影像）无需网络即可使用。在线瓦片服务（XYZ，或按网络墨卡托切片的 WMTS）在能访问时显示；地址中用 {z}、{x}、{y} 表示级别、列号和行号。</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>File or address</source>
        <translation>文件或地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>CGCS2000 or WGS84, not shifted</source>
        <translation>CGCS2000 或 WGS84（未偏移）</translation>
    </message>
    <message>
        <source>GCJ-02, as most services in China</source>
        <translation>GCJ-02（国内多数在线地图）</translation>
    </message>
    <message>
        <source>BD-09</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Maps (*.gpkg *.mbtiles *.tif *.tiff *.jp2 *.png *.jpg *.vrt);;All files (*)</source>
        <translation>地图 (*.gpkg *.mbtiles *.tif *.tiff *.jp2 *.png *.jpg *.vrt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file, or write the address of tiles.</source>
        <translation>请选择文件，或填写瓦片地址。</translation>
    </message>
    <message>
        <source>The address needs {x}, {y} and {z} where the tile&apos;s numbers belong.</source>
        <translation>地址中须用 {x}、{y}、{z} 标出瓦片编号的位置。</translation>
    </message>
    <message>
        <source>There is no such file. Choose it with “File …”.</source>
        <translation>没有这个文件。请用“选择文件…”选取。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BatchBar</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>jw::ui::BatchForm</name>
    <message>
        <source>Dispatch as proposed</source>
        <translation>按建议分流</translation>
    </message>
    <message>
        <source>Urge by SMS / e-mail</source>
        <translation>短信/邮件催办</translation>
    </message>
    <message>
        <source>Join with the earlier case</source>
        <translation>与先前事件合并</translation>
    </message>
    <message>
        <source>%1: none of the chosen cases allows this now.</source>
        <translation>%1：所选事件目前都不能执行此操作。</translation>
    </message>
    <message>
        <source>%1 done, %2 refused:</source>
        <translation>完成 %1 件，被拒 %2 件：</translation>
    </message>
    <message>
        <source>%1 cases. %2 of those chosen do not allow this now and stay as they are.</source>
        <translation>%1 件。所选中另有 %2 件目前不能执行此操作，保持不变。</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>Department for all of them</source>
        <translation>全部分配给该部门</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>The reporters are satisfied</source>
        <translation>上报人满意</translation>
    </message>
    <message>
        <source>Not satisfied: a second round follows</source>
        <translation>不满意，进入二次处理</translation>
    </message>
    <message>
        <source>Resume on</source>
        <translation>恢复日期</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>新的截止时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>回访情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>被拒原因</translation>
    </message>
    <message>
        <source>The date must lie in the future.</source>
        <translation>日期必须晚于当前时间。</translation>
    </message>
    <message>
        <source>as the rule proposes</source>
        <translation>按规则建议</translation>
    </message>
    <message>
        <source>%1: %2 done.</source>
        <translation>%1：完成 %2 件。</translation>
    </message>
    <message>
        <source>Say whether the reporters are satisfied.</source>
        <translation>请选择上报人是否满意。</translation>
    </message>
    <message>
        <source>%L1 of the urged cases: nobody was told. Switch urging by SMS or e-mail on, or enter addresses for the posts.</source>
        <translation>已催办的案卷中有 %L1 件无人收到通知。请打开短信或邮件催办，或为相关岗位登记联系方式。</translation>
    </message>
    <message>
        <source>Our part is done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>Urge those called in</source>
        <translation>催办协办部门</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 项协办任务</translation>
    </message>
    <message>
        <source>%1 tasks. %2 of the chosen cases do not allow this now and stay as they are.</source>
        <translation>%1 项协办任务。所选案件中有 %2 件当前不能这样办理，保持原样。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BoardView</name>
    <message>
        <source>Red list</source>
        <translation>红榜</translation>
    </message>
    <message>
        <source>Black list</source>
        <translation>黑榜</translation>
    </message>
    <message>
        <source>The best %1 with at least %2 of 100 and no veto.</source>
        <translation>前 %1 名，百分制得分不低于 %2 且无一票否决。</translation>
    </message>
    <message>
        <source>The last %1, if below %2 of 100 or vetoed.</source>
        <translation>后 %1 名，百分制得分低于 %2 或被一票否决。</translation>
    </message>
    <message>
        <source>Veto: %1</source>
        <translation>一票否决：%1</translation>
    </message>
    <message>
        <source>Nobody reaches it in this period.</source>
        <translation>本期无对象达到。</translation>
    </message>
    <message>
        <source>Nobody: all are above the line.</source>
        <translation>无，均在线上。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookChoice</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>next level</source>
        <translation>下一级</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>统计单元</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>工作簿（XLSX）</translation>
    </message>
    <message>
        <source>Report (PDF) with charts and maps</source>
        <translation>报告（PDF），含图表和专题图</translation>
    </message>
    <message>
        <source>Find a statistic or a query</source>
        <translation>查找统计或查询</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Left out of this book: %1.</source>
        <translation>本册不含：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookForm</name>
    <message>
        <source>Book of statistics</source>
        <translation>统计汇编</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1 项</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Cases reported in</source>
        <translation>事件上报日期</translation>
    </message>
    <message>
        <source>Registry as of</source>
        <translation>基础信息截至</translation>
    </message>
    <message>
        <source>Make it by the clock…</source>
        <translation>定时生成…</translation>
    </message>
    <message>
        <source>Keeps what is chosen here as a scheduled book: daily, weekly or monthly into a folder</source>
        <translation>把这里的选择保存为定时汇编：每日、每周或每月生成到文件夹</translation>
    </message>
    <message>
        <source>The store could not be written, and without an entry in the audit log no book is made. Look at the disk, then try again.</source>
        <translation>数据库无法写入；没有审计记录就不生成汇编。请检查磁盘后重试。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookMaker</name>
    <message>
        <source>“%1” was due on %2, when the program was closed or busy; it has been made up for: %3</source>
        <translation>“%1”应于 %2 生成，当时程序未运行或正忙，现已补上：%3</translation>
    </message>
    <message>
        <source>“%1” is made: %2</source>
        <translation>“%1”已生成：%2</translation>
    </message>
    <message>
        <source>“%1” was given up; nothing of it stays.</source>
        <translation>“%1”已放弃，没有留下文件。</translation>
    </message>
    <message>
        <source>Another window over the same store is making it just now.</source>
        <translation>打开同一数据库的另一个窗口正在生成它。</translation>
    </message>
    <message>
        <source>Left out of it: %1.</source>
        <translation>其中不含：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookScheduleForm</name>
    <message>
        <source>Change the scheduled book</source>
        <translation>修改定时汇编</translation>
    </message>
    <message>
        <source>New scheduled book</source>
        <translation>新建定时汇编</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>By the clock of the center&apos;s calendar</source>
        <translation>按指挥中心日历的时钟</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Cases reported in</source>
        <translation>事件上报日期</translation>
    </message>
    <message>
        <source>as they are when it is made</source>
        <translation>以生成时为准</translation>
    </message>
    <message>
        <source>as they were at the end of those days</source>
        <translation>以时段末为准</translation>
    </message>
    <message>
        <source>As they were: the same book whenever it is made, without ethnic group and political affiliation, which have no past</source>
        <translation>以时段末为准：无论何时生成，内容相同；不含民族和政治面貌，二者没有历史数据</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{name} stands for the name above, {date} for the days of the book</source>
        <translation>{name} 代表上面的名称，{date} 代表汇编的日期</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>the newest </source>
        <translation>最新 </translation>
    </message>
    <message>
        <source>Files kept</source>
        <translation>保留文件</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>Next: %1 → %2</source>
        <translation>下一次：%1 → %2</translation>
    </message>
    <message>
        <source>It is made on this computer alone, while the program is open, with your rights as %1. What was missed is made up for at the next start, the newest alone.</source>
        <translation>只在这台电脑上、程序运行时生成，使用您作为%1的权限。错过的在下次启动时补上，只补最新一期。</translation>
    </message>
    <message>
        <source>▲ %1 files were made: the oldest are deleted for good after the next one.</source>
        <translation>▲ 已生成 %1 个文件：下一次生成后，最旧的将被永久删除。</translation>
    </message>
    <message>
        <source>Folder of the books</source>
        <translation>汇编的文件夹</translation>
    </message>
    <message>
        <source>“%1” is scheduled.</source>
        <translation>“%1”已列入定时汇编。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookScheduleList</name>
    <message>
        <source>Scheduled books</source>
        <translation>定时汇编</translation>
    </message>
    <message>
        <source>No book is made by the clock yet.
“New…” keeps the statistics of your choice, an area and a folder; the book then lies there every day, week or month.</source>
        <translation>还没有定时生成的汇编。
“新建…”选好统计、区域和文件夹，汇编便每日、每周或每月放到那里。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一次</translation>
    </message>
    <message>
        <source>Last made</source>
        <translation>上一次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>A new scheduled book (Ctrl+N)</source>
        <translation>新建定时汇编（Ctrl+N）</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>What, when and where to (Enter, F2)</source>
        <translation>内容、时间和位置（Enter、F2）</translation>
    </message>
    <message>
        <source>Make now</source>
        <translation>立即生成</translation>
    </message>
    <message>
        <source>What is owed, else the book of today (Ctrl+Enter)</source>
        <translation>补生成未完成的一期，否则生成今天的（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Its files stay where they are (Del)</source>
        <translation>文件留在原处（Del）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Brings back the one deleted last (Ctrl+Z)</source>
        <translation>恢复最近删除的一项（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing of it stays; it is made again when it is due</source>
        <translation>不留下文件；到下一次时间再生成</translation>
    </message>
    <message>
        <source>As %1 you make no statistics.</source>
        <translation>%1无权统计。</translation>
    </message>
    <message>
        <source>▲ %1 of %2 failed the last time. Choose it to see why.</source>
        <translation>▲ %2 项中有 %1 项上次失败。选中可查看原因。</translation>
    </message>
    <message>
        <source>Made on this computer while the program is open, each with the rights of whoever scheduled it.</source>
        <translation>在这台电脑上、程序运行时生成，各按安排人的权限。</translation>
    </message>
    <message>
        <source>a book</source>
        <translation>一份汇编</translation>
    </message>
    <message>
        <source>%1: counting</source>
        <translation>%1：正在统计</translation>
    </message>
    <message>
        <source>%1: sheet %2 of %3</source>
        <translation>%1：第 %2 张，共 %3 张</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>From its next time on (Space)</source>
        <translation>从下一次时间起继续（空格）</translation>
    </message>
    <message>
        <source>None is made until it goes on (Space)</source>
        <translation>继续之前不再生成（空格）</translation>
    </message>
    <message>
        <source>It is tried again at %1.</source>
        <translation>将于 %1 重试。</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部区域</translation>
    </message>
    <message numerus="yes">
        <source>%n statistics · %1 · %2 · with the rights of %3 (%4)</source>
        <translation>
            <numerusform>%n 项统计 · %1 · %2 · 使用 %3（%4）的权限</numerusform>
        </translation>
    </message>
    <message>
        <source>Last file: %1</source>
        <translation>最近文件：%1</translation>
    </message>
    <message>
        <source>It is made on %1. To make it here instead, change and keep it here.</source>
        <translation>由 %1 生成。要改由本机生成，请在这里修改并保存。</translation>
    </message>
    <message>
        <source>“%1” is deleted; its files stay. Undo brings it back.</source>
        <translation>“%1”已删除，文件保留。可用“撤销”恢复。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BookmarkMenu</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Only %1 bookmarks are kept: “%2” was forgotten.</source>
        <translation>最多保留 %1 个书签：“%2”已移除。</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>保存当前视图</translation>
    </message>
    <message>
        <source>No view has been kept yet</source>
        <translation>还没有保存的视图</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>jw::ui::BorderConfirm</name>
    <message>
        <source>Put borders into force</source>
        <translation>边界生效</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Counting what moves …</source>
        <translation>正在统计受影响的对象……</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原网格</translation>
    </message>
    <message>
        <source>To</source>
        <translation>新网格</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在办事件</translation>
    </message>
    <message>
        <source>Name of a new grid</source>
        <translation>新网格名称</translation>
    </message>
    <message>
        <source>New grids</source>
        <translation>新网格</translation>
    </message>
    <message>
        <source>Why, in a few words: a new estate, a planned street …</source>
        <translation>简述原因：新建小区、规划道路……</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>自某日起</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>The shapes that the areas have now are kept and can be looked at later by their day. Putting borders into force cannot be undone; drawing them back is another change.</source>
        <translation>区域现有的形状会保留，以后可按日期查看。边界生效后不能撤销；改回去需另作一次变更。</translation>
    </message>
    <message>
        <source>Put into force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>no grid</source>
        <translation>无网格</translation>
    </message>
    <message>
        <source>Grids: %1 changed, %2 new, %3 no more. Moving to another grid: %4 buildings with %5 households and %6 people, and %7 open cases.</source>
        <translation>网格：调整 %1 个，新增 %2 个，撤销 %3 个。转入其他网格：楼栋 %4 栋、%5 户、%6 人，在办事件 %7 件。</translation>
    </message>
    <message>
        <source>A new grid needs a name.</source>
        <translation>新网格需要名称。</translation>
    </message>
    <message>
        <source>The change is kept and comes into force on %1.</source>
        <translation>变更已保存，将于 %1 生效。</translation>
    </message>
    <message>
        <source>The new borders are in force.</source>
        <translation>新边界已生效。</translation>
    </message>
</context>
<context>
    <name>jw::ui::BorderPanel</name>
    <message>
        <source>While the past is shown borders cannot be drawn.</source>
        <translation>正在查看历史，不能绘制边界。</translation>
    </message>
    <message>
        <source>border with it</source>
        <translation>边界随之调整</translation>
    </message>
    <message>
        <source>Choose what to do.</source>
        <translation>请选择操作。</translation>
    </message>
    <message>
        <source>Click a line through a grid from border to border; a double click, the right button or Enter ends it, Backspace takes a point back.</source>
        <translation>从边界到边界依次点击，画一条穿过网格的线；双击、右键或回车结束，退格键撤回一点。</translation>
    </message>
    <message>
        <source>Click the neighbour that becomes part of %1.</source>
        <translation>请点击要并入“%1”的相邻网格。</translation>
    </message>
    <message>
        <source>Click the grid that stays, then its neighbour.</source>
        <translation>先点击保留的网格，再点击相邻网格。</translation>
    </message>
    <message>
        <source>Drag a corner of a border, or a border itself: every grid that shares it follows. Delete takes away the corner under the cross.</source>
        <translation>拖动边界的顶点或边界本身，所有共用它的网格随之调整。按 Delete 去掉十字处的顶点。</translation>
    </message>
    <message>
        <source>By keyboard on the map: arrows move a cross, Shift by single pixels, Space is the button.</source>
        <translation>在地图上用键盘：方向键移动十字（按住 Shift 每次一个像素），空格键相当于鼠标键。</translation>
    </message>
    <message>
        <source>Areas have been changed since this draft was begun; it is checked again before it comes into force.</source>
        <translation>草稿开始后区域有过更改；生效前会再次检查。</translation>
    </message>
    <message numerus="yes">
        <source>%n areas</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>由 %1 提交</translation>
    </message>
    <message>
        <source>No areas are known of that day.</source>
        <translation>没有那一天的区域记录。</translation>
    </message>
    <message>
        <source>Draw borders</source>
        <translation>绘制边界</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Put into force …</source>
        <translation>生效……</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>显示位置</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Changes that wait, and past ones</source>
        <translation>待生效与以往的变更</translation>
    </message>
    <message>
        <source>Borders as of</source>
        <translation>显示某日的边界</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>jw::ui::BuildingView</name>
    <message>
        <source>Floors</source>
        <translation>楼层图</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Responsible people</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>New dwelling…</source>
        <translation>新增房屋…</translation>
    </message>
    <message>
        <source>Floors and doors</source>
        <translation>楼层与门牌</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Residence nature</source>
        <translation>居住性质</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>built %1</source>
        <translation>%1 年建</translation>
    </message>
    <message>
        <source>%1 lived in</source>
        <translation>%1 套有人居住</translation>
    </message>
    <message>
        <source>Nobody has been appointed for this building yet.</source>
        <translation>本楼尚未任命责任人。</translation>
    </message>
    <message>
        <source>This building has no dwellings yet. “New dwelling…” adds the first, an import of the registry all of them.</source>
        <translation>本楼尚无房屋。点“新增房屋…”登记第一套，或通过导入一次登记全部。</translation>
    </message>
    <message>
        <source>On that day no dwelling of this building was recorded.</source>
        <translation>那一天本楼尚无房屋登记。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>This building is not to be seen from here: it lies outside your area, or is not recorded any more.</source>
        <translation>此楼栋不可见：不在您的区域内，或已不再登记。</translation>
    </message>
    <message>
        <source>Choose an area at the left and a building below it, or search above for a name, an ID, a telephone number or an address.</source>
        <translation>请在左侧选择区域和楼栋，或在上方按姓名、证件号、电话或地址查找。</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Delete the building…</source>
        <translation>删除楼栋…</translation>
    </message>
    <message>
        <source>1 floor</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%L1 floors</source>
        <translation>%L1 层</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>%L1 units</source>
        <translation>%L1 个单元</translation>
    </message>
</context>
<context>
    <name>jw::ui::CalendarPanel</name>
    <message>
        <source>▲ No holidays are entered for %1. Until they are, deadlines in working time count every Monday to Friday of that year.</source>
        <translation>▲ %1 年的节假日尚未录入。录入之前，按工作时间计算的时限会把该年的每个周一至周五都算作工作日。</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>What was changed here and not saved is given up</source>
        <translation>放弃本年尚未保存的修改</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复内置</translation>
    </message>
    <message>
        <source>The days of this year as the program knows them</source>
        <translation>恢复程序内置的本年安排</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>H: day off. W: make-up working day. A click or Space changes a day; drag, or Shift with the arrow keys, for several days. Open cases whose time runs over these days get new deadlines when you save.</source>
        <translation>休：放假。班：调休上班。单击或按空格更改一天；拖动，或按住 Shift 用方向键，可一次更改多天。保存后，时限跨过这些日子的在办案件会重新计算时限。</translation>
    </message>
    <message>
        <source>H: day off. W: make-up working day. Administrators change them.</source>
        <translation>休：放假。班：调休上班。由管理员维护。</translation>
    </message>
    <message>
        <source>not yet saved</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>entered by the city</source>
        <translation>本市录入</translation>
    </message>
    <message>
        <source>nothing entered</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>程序内置</translation>
    </message>
    <message>
        <source>not saved either: %1</source>
        <translation>另有未保存：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Undone: %1 is as it was, and so are the deadlines.</source>
        <translation>已撤销：%1 年恢复原样，时限随之恢复。</translation>
    </message>
    <message>
        <source>Saved. Deadlines that run over %1 have been worked out anew.</source>
        <translation>已保存。跨 %1 年的在办时限已重新计算。</translation>
    </message>
    <message>
        <source>Days off: %L1 · make-up days: %L2 · working days: %L3</source>
        <translation>工作日放假 %L1 天 · 调休上班 %L2 天 · 全年工作日 %L3 天</translation>
    </message>
</context>
<context>
    <name>jw::ui::CardList</name>
    <message>
        <source>No cards of this scheme yet. “Issue cards” gives them by the rules of the scheme.</source>
        <translation>本方案还没有红黄牌。点击“发牌”，按方案规则发出。</translation>
    </message>
    <message>
        <source>Appeal: %1</source>
        <translation>申诉：%1</translation>
    </message>
    <message>
        <source>Review by %1: %2</source>
        <translation>复核（%1）：%2</translation>
    </message>
    <message>
        <source>Decision by %1: %2</source>
        <translation>裁定（%1）：%2</translation>
    </message>
    <message>
        <source>Why the card should not stand</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The card no longer counts. The fact stays on record.</source>
        <translation>该牌不再计算，事实仍予留存。</translation>
    </message>
    <message>
        <source>The card stands for good.</source>
        <translation>该牌维持有效。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CaseView</name>
    <message>
        <source>This case does not exist, or lies outside your area.</source>
        <translation>该事件不存在，或不在您的辖区内。</translation>
    </message>
    <message>
        <source>Choose a case in the queue or on the map to see what is known and what to do.

J and K go through the queue.</source>
        <translation>在队列或地图上选中一个事件，即可查看详情和可执行的操作。

按 J、K 键逐个查看队列。</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>%1 · round %2</source>
        <translation>%1 · 第%2轮</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>no clock runs</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>办结于 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>截止 %1</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>outside all grids</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>The report named another area: %1</source>
        <translation>上报所填区域与位置不符：%1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议部门</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选中一个事件。</translation>
    </message>
    <message>
        <source>%1 is not possible: the case is %2, and you act as %3.</source>
        <translation>无法%1：事件状态为“%2”，您的身份是%3。</translation>
    </message>
    <message>
        <source>There is neither a picture nor a file in the clipboard.</source>
        <translation>剪贴板中没有图片或文件。</translation>
    </message>
    <message>
        <source>repeats case %1</source>
        <translation>与案卷 %1 重复</translation>
    </message>
    <message>
        <source>repeated by case %1</source>
        <translation>案卷 %1 与本案重复</translation>
    </message>
    <message>
        <source>Short or whole</source>
        <translation>精简或完整</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>The trail is in the clipboard.</source>
        <translation>办理过程已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Call in</source>
        <translation>协同</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>作业班组</translation>
    </message>
    <message>
        <source>The lead can feed back once these have ended: %1</source>
        <translation>以下部门的协办结束后，主办部门方可反馈：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody can be urged here by you now.</source>
        <translation>您现在不能在此催办。</translation>
    </message>
    <message>
        <source>A department can be called in by the desk while another one has the lead.</source>
        <translation>已有主办部门时，由值班台发起协同。</translation>
    </message>
    <message>
        <source>stands still until %1</source>
        <translation>计时暂停，至 %1</translation>
    </message>
    <message>
        <source>Our part is done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Ask for a pause</source>
        <translation>申请挂账</translation>
    </message>
</context>
<context>
    <name>jw::ui::CaseWindow</name>
    <message>
        <source>Case</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>jw::ui::CasesModel</name>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>duplicate?</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>In the lead</source>
        <translation>主办部门</translation>
    </message>
    <message>
        <source>Called in</source>
        <translation>协办部门</translation>
    </message>
    <message>
        <source>asks for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>asks for a pause</source>
        <translation>申请挂账</translation>
    </message>
</context>
<context>
    <name>jw::ui::CasesPage</name>
    <message>
        <source>There is no case yet.
Press N to report the first one.</source>
        <translation>还没有事件。
按 N 键上报第一个事件。</translation>
    </message>
    <message>
        <source>%L1 of %L2 cases</source>
        <translation>已显示 %L1 / 共 %L2 件</translation>
    </message>
    <message>
        <source>No case of this queue matches the filter.
Clear a condition above, or choose a larger area.</source>
        <translation>此队列中没有符合筛选条件的事件。
请清除上方的某个条件，或选择更大的区域。</translation>
    </message>
    <message>
        <source>Nothing waits for you here.
Act for a department (top right) to see what has been assigned to it.</source>
        <translation>没有分配给您的事件。
在右上角切换到某个部门，可查看分配给该部门的事件。</translation>
    </message>
    <message>
        <source>You have reported nothing in the last three months.
Press N to report something.</source>
        <translation>您最近三个月没有上报。
按 N 上报事件。</translation>
    </message>
    <message>
        <source>Nothing waits in this queue.</source>
        <translation>此队列中没有等待的事件。</translation>
    </message>
    <message>
        <source>%L1 cases</source>
        <translation>%L1 件</translation>
    </message>
    <message>
        <source>%L1 chosen</source>
        <translation>已选 %L1 件</translation>
    </message>
    <message>
        <source>Choose cases in the list first.</source>
        <translation>请先在列表中选择事件。</translation>
    </message>
    <message>
        <source>There is nothing to print in this list.</source>
        <translation>此列表没有可打印的内容。</translation>
    </message>
    <message>
        <source>%L1 chosen cases</source>
        <translation>所选 %L1 件</translation>
    </message>
    <message>
        <source>The first %L1 of %L2 cases</source>
        <translation>共 %L2 件中的前 %L1 件</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>No department has been called in and waits here.
The desk calls one in beside the lead from the case (T).</source>
        <translation>没有待办的协办任务。
值班台可在案卷中发起协同（T）。</translation>
    </message>
    <message>
        <source>No department waits for an answer.
One that has accepted a case can ask for more time or a pause on its page.</source>
        <translation>没有待审批的申请。
部门接受案件后，可在案件页申请延期或挂账。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CategoryForm</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>From the acceptance of a case to the department&apos;s result; rules may say otherwise</source>
        <translation>从部门接受事件到反馈结果的时间；规则可另行规定</translation>
    </message>
    <message>
        <source>empty: the name</source>
        <translation>留空则用名称</translation>
    </message>
    <message>
        <source>none: a rule or a person decides</source>
        <translation>不设：由规则或人工决定</translation>
    </message>
    <message>
        <source>The code stays: rules, statistics and other workstations know the item by it.</source>
        <translation>编码不可更改：规则、统计和其他工作站都以它识别该项目。</translation>
    </message>
    <message>
        <source>A code is needed.</source>
        <translation>请填写编码。</translation>
    </message>
    <message>
        <source>Another item of this kind has this code.</source>
        <translation>同类型的另一项目已用此编码。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>No department is called so; choose one of the list or leave it empty.</source>
        <translation>没有这个部门；请从列表中选择，或留空。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Edit the fields …</source>
        <translation>编辑字段…</translation>
    </message>
    <message>
        <source>What a report of this item is asked besides its text and place</source>
        <translation>上报此项目时，除描述和地点外还要填写的内容</translation>
    </message>
    <message>
        <source>none besides text and place</source>
        <translation>除描述和地点外无</translation>
    </message>
</context>
<context>
    <name>jw::ui::CategoryPanel</name>
    <message>
        <source>Name, code, department</source>
        <translation>名称、编码、部门</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>新增项目</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Only an administrator may change the event items.</source>
        <translation>只有管理员可以更改事件项目。</translation>
    </message>
    <message>
        <source>Choose an item.</source>
        <translation>请选择一个项目。</translation>
    </message>
    <message>
        <source>No item is called so.</source>
        <translation>没有这样的项目。</translation>
    </message>
    <message>
        <source>New event item</source>
        <translation>新增事件项目</translation>
    </message>
    <message>
        <source>An item stays once it is saved: cases may name it. Everything but kind and code can be changed later.</source>
        <translation>项目保存后即长期保留，事件会引用它；除类型和编码外，其余以后都可更改。</translation>
    </message>
    <message>
        <source>Saved. Reports can name it from now on.</source>
        <translation>已保存，现在起上报时可选用。</translation>
    </message>
    <message>
        <source>Saved. It holds for reports from now on.</source>
        <translation>已保存，现在起生效。</translation>
    </message>
    <message>
        <source>Limit and department hold for steps that are taken from now on; a clock that runs stays as it is.</source>
        <translation>时限和部门从此后的步骤起生效；正在计时的不变。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
</context>
<context>
    <name>jw::ui::CellCases</name>
    <message>
        <source>The first %L1 of %L2 cases. Enter opens one.</source>
        <translation>前 %L1 件，共 %L2 件，回车打开。</translation>
    </message>
    <message>
        <source>No case counts here.</source>
        <translation>此处没有案件。</translation>
    </message>
    <message>
        <source>%L1 cases. Enter opens one.</source>
        <translation>共 %L1 件，回车打开。</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>All of the base</source>
        <translation>全部基数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose a number in the table.</source>
        <translation>请在表中选择一个数字。</translation>
    </message>
    <message>
        <source>A click or Enter on a number shows the cases that it counts.</source>
        <translation>单击数字或按回车，查看它所统计的案件。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>jw::ui::CommandPage</name>
    <message>
        <source>Case</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Selection on the map</source>
        <translation>地图选择</translation>
    </message>
    <message>
        <source>Borders</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Base maps cannot be shown: %1</source>
        <translation>无法显示底图：%1</translation>
    </message>
    <message>
        <source>Remove a base map</source>
        <translation>移除底图</translation>
    </message>
    <message>
        <source>Take “%1” out of the list of layers? Its file or service stays as it is, and can be added again.</source>
        <translation>从图层列表中移除“%1”？其文件或服务不受影响，以后可再次添加。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (no network)</source>
        <translation>%1（无网络）</translation>
    </message>
    <message>
        <source>%1 (cannot be opened)</source>
        <translation>%1（无法打开）</translation>
    </message>
    <message>
        <source>The base map “%1” cannot be shown.</source>
        <translation>底图“%1”无法显示。</translation>
    </message>
    <message>
        <source>Its file is not there: put it back, or remove the map from the list of layers.</source>
        <translation>文件已不在原处：请放回原处，或在图层列表中移除该底图。</translation>
    </message>
    <message>
        <source>Its file cannot be read: copy it anew from where it comes.</source>
        <translation>文件无法读取：请从来源重新复制。</translation>
    </message>
    <message>
        <source>Its file does not say where on earth it lies: give it a coordinate system, and add it again.</source>
        <translation>文件没有坐标系：请先为其指定坐标系，再重新添加。</translation>
    </message>
    <message>
        <source>Only degrees and web tiles can be GCJ-02 or BD-09: convert the file, or choose other coordinates.</source>
        <translation>只有经纬度或网络墨卡托坐标可按 GCJ-02、BD-09 处理：请转换文件，或选择其他坐标系。</translation>
    </message>
    <message>
        <source>The shifts of its coordinates cannot be written: make room on the disk of the home folder.</source>
        <translation>坐标偏移表无法写入：请在用户目录所在磁盘腾出空间。</translation>
    </message>
    <message>
        <source>There is neither a picture in the file nor a table that the style of base maps knows: choose another one, or add rules for its tables to the style.</source>
        <translation>文件中既没有影像，也没有底图样式认识的数据表：请换一个文件，或为其图层补充样式。</translation>
    </message>
</context>
<context>
    <name>jw::ui::ComparisonView</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Ethnic group and political affiliation are counted for today only: between two days, hidden figures could be worked out.
Compare with another area instead.</source>
        <translation>民族和政治面貌只统计当前：两日相比可能推算出隐去的数。
请改为与其他区域比较。</translation>
    </message>
    <message>
        <source>Reading the registry of that day …</source>
        <translation>正在读取当日的基础信息……</translation>
    </message>
    <message>
        <source>Of which</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4, %5)</source>
        <translation>%1：%2 → %3（%4，%5）</translation>
    </message>
    <message>
        <source>With a day</source>
        <translation>与某日比较</translation>
    </message>
    <message>
        <source>With another area</source>
        <translation>与其他区域比较</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The day to compare with</source>
        <translation>用来比较的日期</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Each figure, whole area</source>
        <translation>各项，全区域</translation>
    </message>
    <message>
        <source>With the same days a year ago</source>
        <translation>与去年同期比较</translation>
    </message>
    <message>
        <source>With the period before</source>
        <translation>与上一期比较</translation>
    </message>
</context>
<context>
    <name>jw::ui::CompoundView</name>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
</context>
<context>
    <name>jw::ui::ConflictCompare</name>
    <message>
        <source>Choose a change on the left to see both versions side by side.</source>
        <translation>在左侧选择一项变更，并排查看两个版本。</translation>
    </message>
    <message>
        <source>(no longer here)</source>
        <translation>（已不在本机）</translation>
    </message>
    <message>
        <source>the center&apos;s was kept</source>
        <translation>保留中心的值</translation>
    </message>
    <message>
        <source>yours was taken</source>
        <translation>采用本机的值</translation>
    </message>
    <message>
        <source>taken in part</source>
        <translation>部分采用</translation>
    </message>
    <message>
        <source>Decided by %1, %2: %3</source>
        <translation>%1 于 %2 决定：%3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not known when</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>At the center</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>kept, changed meanwhile</source>
        <translation>保留，其间已改</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>另一步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现为 %1</translation>
    </message>
    <message>
        <source>Equal on both sides:</source>
        <translation>两边相同：</translation>
    </message>
</context>
<context>
    <name>jw::ui::ConflictView</name>
    <message>
        <source>Decided ones</source>
        <translation>已决定的</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last decision back (Ctrl+Z)</source>
        <translation>撤回上一个决定（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>All of mine</source>
        <translation>全选本机</translation>
    </message>
    <message>
        <source>Choose your value in every field (Alt+M)</source>
        <translation>每个字段都选本机的值（Alt+M）</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%L1 changes</source>
        <translation>%L1 条变更</translation>
    </message>
    <message>
        <source>Your desk does not decide on changes that were refused.</source>
        <translation>您的席位不处理被拒绝的变更。</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>尚无已决定的变更。</translation>
    </message>
    <message>
        <source>Changes that two workstations made to the same thing stand here, once this store belongs to a center.</source>
        <translation>接入中心后，两台工作站对同一对象的变更列在这里。</translation>
    </message>
    <message>
        <source>● Nothing to review.
Where two people change the same thing, both versions stand here side by side until somebody decides. Nothing is dropped.</source>
        <translation>● 没有待处理的变更。
两个人改了同一对象时，两个版本会并排列在这里，直到有人决定。任何变更都不会丢弃。</translation>
    </message>
    <message>
        <source>All of the center&apos;s</source>
        <translation>全选中心</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Choose the center&apos;s value in every field (Alt+T)</source>
        <translation>每个字段都选中心的值（Alt+T）</translation>
    </message>
    <message>
        <source>Seen; it leaves the list and stays among the decided ones (Alt+T)</source>
        <translation>已阅；移出列表，仍可在“已决定的”中查看（Alt+T）</translation>
    </message>
    <message>
        <source>Delete all the same …</source>
        <translation>仍然删除…</translation>
    </message>
    <message>
        <source>Keep the center&apos;s</source>
        <translation>保留中心的值</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>采用本机的值</translation>
    </message>
    <message>
        <source>Take mine in %L1 of %L2 fields</source>
        <translation>采用本机 %L1 / %L2 个字段</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nothing is changed; your values stay among the decided ones.</source>
        <translation>不作更改；您的值保留在“已决定的”中。</translation>
    </message>
    <message>
        <source>Your values are written as a new change of yours and sent to the center. It can be undone.</source>
        <translation>您的值将作为新的变更写入并发送到中心，可以撤销。</translation>
    </message>
    <message>
        <source>A step cannot be put in afterwards. Open the case and take the step that fits now.</source>
        <translation>步骤不能事后补入。请打开事件，执行现在适用的步骤。</translation>
    </message>
    <message>
        <source>What was changed meanwhile would go with it. That cannot be undone.</source>
        <translation>其间的修改会随之消失，且无法撤销。</translation>
    </message>
    <message>
        <source>There is nothing here that your values could be written to. They stay readable among the decided ones.</source>
        <translation>本机没有可写入的对象；您的值仍可在“已决定的”中查看。</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>Decided. Ctrl+Z takes it back.</source>
        <translation>已决定。按 Ctrl+Z 可撤回。</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>仍然删除</translation>
    </message>
    <message>
        <source>It is deleted here and at the center, with what others have changed since you deleted it first. No workstation can bring it back.</source>
        <translation>它将在本机和中心被删除，包括您首次删除后他人所作的修改。任何工作站都无法恢复。</translation>
    </message>
    <message>
        <source>Taken back; it is to be decided again.</source>
        <translation>已撤回，需重新决定。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CrewForm</name>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>作业区域</translation>
    </message>
    <message>
        <source>Stands by at</source>
        <translation>待命地点</translation>
    </message>
    <message>
        <source>whose cases it shares</source>
        <translation>分担哪个部门的事件</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Of crews with equally few open cases the nearest gets the next one. Empty: not known.</source>
        <translation>在办事件同样最少时，由最近的班组接下一件。留空表示地点不明。</translation>
    </message>
    <message>
        <source>A code is needed.</source>
        <translation>请填写编码。</translation>
    </message>
    <message>
        <source>Another crew has this code.</source>
        <translation>另一班组已用此编码。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>Choose the department that the crew belongs to.</source>
        <translation>请选择班组所属的部门。</translation>
    </message>
    <message>
        <source>A phone number is digits, spaces and dashes.</source>
        <translation>电话只能包含数字、空格和短横线。</translation>
    </message>
    <message>
        <source>A place is a longitude (-180 to 180) and a latitude (-90 to 90), or neither.</source>
        <translation>地点须同时填写经度（-180 至 180）和纬度（-90 至 90），或都留空。</translation>
    </message>
</context>
<context>
    <name>jw::ui::CrewPanel</name>
    <message>
        <source>Name, code, department, area</source>
        <translation>名称、编码、部门、区域</translation>
    </message>
    <message>
        <source>New crew</source>
        <translation>新增班组</translation>
    </message>
    <message>
        <source>Choose a crew.</source>
        <translation>请选择班组。</translation>
    </message>
    <message>
        <source>Cases of its department are given to it from now on. A crew stays once it is saved: cases may name it.</source>
        <translation>保存后即开始分到所属部门的事件。班组保存后长期保留，事件会引用它。</translation>
    </message>
    <message>
        <source>Of crews that work in the case&apos;s area the one with the fewest open cases gets it, then the nearest.</source>
        <translation>在事件所在区域作业的班组中，由在办最少的接办，其次由最近的接办。</translation>
    </message>
    <message>
        <source>Only an administrator may change the crews.</source>
        <translation>只有管理员可以更改班组。</translation>
    </message>
    <message>
        <source>Saved. It gets cases of its department from now on.</source>
        <translation>已保存，现在起可分到所属部门的事件。</translation>
    </message>
    <message>
        <source>Saved. It holds for cases that are dispatched from now on.</source>
        <translation>已保存，对此后分发的事件生效。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>作业区域</translation>
    </message>
    <message>
        <source>Stands by at</source>
        <translation>待命地点</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>No crew to be seen.</source>
        <translation>没有可显示的班组。</translation>
    </message>
    <message>
        <source>None is called so, or there is none yet. The cases of a department with crews are shared out among them: to the one with the fewest open cases, then to the nearest. “New crew” adds one.</source>
        <translation>没有这样的班组，或尚未设置班组。部门设有班组时，其事件分给在办最少的班组，其次分给最近的。点“新增班组”添加。</translation>
    </message>
</context>
<context>
    <name>jw::ui::DayEdit</name>
    <message>
        <source>Calendar (Alt+Down)</source>
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>jw::ui::DirectoryForm</name>
    <message>
        <source>New post</source>
        <translation>新增岗位</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>新增部门</translation>
    </message>
    <message>
        <source>Whoever is responsible for an area by a post is appointed there from now on; who was before is dismissed, and the history stays.</source>
        <translation>因岗位负责某区域的人员即日起在该处任职；原任人员同时免职，任免历史保留。</translation>
    </message>
    <message>
        <source>A department stays once it is there: cases and rules may name it. Name, e-mail and phone can be changed later.</source>
        <translation>部门新增后长期保留，事件和规则会引用它；名称、邮箱和电话以后可更改。</translation>
    </message>
    <message>
        <source>Code *</source>
        <translation>编码 *</translation>
    </message>
    <message>
        <source>Name *</source>
        <translation>名称 *</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>where the cases go</source>
        <translation>事件分发到的部门</translation>
    </message>
    <message>
        <source>only for department workers</source>
        <translation>仅部门人员需要</translation>
    </message>
    <message>
        <source>A code is needed.</source>
        <translation>请填写编码。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>Choose the department that the post belongs to.</source>
        <translation>请选择岗位所属的部门。</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>邮箱地址格式不正确。</translation>
    </message>
    <message>
        <source>A phone number is digits, spaces and dashes.</source>
        <translation>电话只能包含数字、空格和短横线。</translation>
    </message>
    <message>
        <source>Added. Cases can be dispatched there from now on.</source>
        <translation>已添加，现在起可向其分发事件。</translation>
    </message>
    <message>
        <source>Added. Messages go there from now on.</source>
        <translation>已添加，现在起消息发往此处。</translation>
    </message>
</context>
<context>
    <name>jw::ui::DirectoryPanel</name>
    <message>
        <source>Name, department, area, address</source>
        <translation>名称、部门、区域、地址</translation>
    </message>
    <message>
        <source>Departments and posts</source>
        <translation>部门与岗位</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Not to be reached</source>
        <translation>无法联系</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>from – to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>Messages wait until they are over; urgent ones do not</source>
        <translation>时段内消息顺延，紧急消息除外</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Undo the last saving</source>
        <translation>撤销上次保存</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>department&apos;s desk</source>
        <translation>部门值守</translation>
    </message>
    <message>
        <source>%L1 entries</source>
        <translation>%L1 条</translation>
    </message>
    <message>
        <source>Choose a department or a post.</source>
        <translation>请选择部门或岗位。</translation>
    </message>
    <message>
        <source>The department&apos;s desk, not a person&apos;s</source>
        <translation>部门公用联系方式，非个人</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>邮箱地址格式不正确。</translation>
    </message>
    <message>
        <source>A phone number is digits, spaces and dashes.</source>
        <translation>电话只能包含数字、空格和短横线。</translation>
    </message>
    <message>
        <source>Quiet hours end when they begin.</source>
        <translation>免打扰时段的起止时间相同。</translation>
    </message>
    <message>
        <source>Only an administrator may change the directory.</source>
        <translation>仅管理员可修改。</translation>
    </message>
    <message>
        <source>Saved. Messages go there from now on.</source>
        <translation>已保存，此后的消息发往新的联系方式。</translation>
    </message>
    <message>
        <source>Undone: the old values hold again.</source>
        <translation>已撤销：恢复原值。</translation>
    </message>
    <message>
        <source>New department…</source>
        <translation>新增部门…</translation>
    </message>
    <message>
        <source>New post…</source>
        <translation>新增岗位…</translation>
    </message>
</context>
<context>
    <name>jw::ui::DuplicateBand</name>
    <message>
        <source>Join</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Keep apart and dispatch</source>
        <translation>不是重复，分配</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看该案卷</translation>
    </message>
    <message>
        <source>▲ It probably repeats a case that is closed by now or lies outside your area.</source>
        <translation>▲ 疑似重复的案卷已结案，或不在您的辖区内。</translation>
    </message>
    <message>
        <source>%1 m away</source>
        <translation>相距 %1 米</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>早 %1</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>晚 %1</translation>
    </message>
    <message>
        <source>▲ Probably repeats case %1 (%2): %3</source>
        <translation>▲ 疑似与案卷 %1 重复（%2）：%3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>There is no case that this one could be joined to.</source>
        <translation>没有可并入的案卷。</translation>
    </message>
</context>
<context>
    <name>jw::ui::DuplicateList</name>
    <message>
        <source>%1
%2 m away, %3 ago · %4
%5</source>
        <translation>%1
相距 %2 米，%3前 · %4
%5</translation>
    </message>
    <message>
        <source>Probably reported already</source>
        <translation>可能已有人上报</translation>
    </message>
    <message>
        <source>Joining keeps both reporters and tells both the result; no second case is opened.</source>
        <translation>合并后保留双方上报人并都告知结果，不再另立事件。</translation>
    </message>
    <message>
        <source>Join with this case</source>
        <translation>与此事件合并</translation>
    </message>
</context>
<context>
    <name>jw::ui::DwellingView</name>
    <message>
        <source>Floor area</source>
        <translation>建筑面积</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>recorded, sealed</source>
        <translation>已登记（加密）</translation>
    </message>
    <message>
        <source>So since</source>
        <translation>现状始于</translation>
    </message>
    <message>
        <source>Move %1 here…</source>
        <translation>将%1迁到此处…</translation>
    </message>
    <message>
        <source>New household…</source>
        <translation>新增户…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nobody lives here. “New household…” enters who moved in.</source>
        <translation>此处无人居住。点“新增户…”登记入住者。</translation>
    </message>
    <message>
        <source>Nobody is recorded here.</source>
        <translation>此处没有登记人员。</translation>
    </message>
    <message>
        <source>Lived here before</source>
        <translation>曾住户</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Move %1 in here…</source>
        <translation>将%1迁入此户…</translation>
    </message>
    <message>
        <source>New member…</source>
        <translation>新增成员…</translation>
    </message>
    <message>
        <source>Birth…</source>
        <translation>出生…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Edit the household…</source>
        <translation>编辑本户…</translation>
    </message>
    <message>
        <source>Move to another dwelling</source>
        <translation>迁到另一房屋</translation>
    </message>
    <message>
        <source>Moved away…</source>
        <translation>迁出…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>分户…</translation>
    </message>
    <message>
        <source>Entered by mistake…</source>
        <translation>误录作废…</translation>
    </message>
</context>
<context>
    <name>jw::ui::EntryForm</name>
    <message>
        <source>New statistic</source>
        <translation>新建统计</translation>
    </message>
    <message>
        <source>Change the statistic</source>
        <translation>修改统计</translation>
    </message>
    <message>
        <source>Title in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计对象</translation>
    </message>
    <message>
        <source>Only those with</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>all; or for example: age 60- and pension missing</source>
        <translation>不填为全部；例如：age 60- and pension missing</translation>
    </message>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>and by</source>
        <translation>再按</translation>
    </message>
    <message>
        <source>Ages from</source>
        <translation>年龄分段起点</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>展示方式</translation>
    </message>
    <message>
        <source>Ethnic group and political affiliation are counted alone, without a condition; small numbers are hidden.</source>
        <translation>民族和政治面貌只能单独统计、不设条件，小数隐去。</translation>
    </message>
    <message>
        <source>Keep and open</source>
        <translation>保存并打开</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Mean age</source>
        <translation>平均年龄</translation>
    </message>
    <message>
        <source>Mean floor area</source>
        <translation>平均面积</translation>
    </message>
    <message>
        <source>It needs a title in both languages.</source>
        <translation>中英文名称都要填写。</translation>
    </message>
    <message>
        <source>This cannot be counted: %1</source>
        <translation>无法统计：%1</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2 岁</translation>
    </message>
    <message>
        <source>%1 and older</source>
        <translation>%1 岁及以上</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>有记录</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>The condition cannot be read: %1
Take conditions from the menu beside it.</source>
        <translation>条件无法识别：%1
请从旁边的菜单中选择条件。</translation>
    </message>
    <message>
        <source>Floor area in all</source>
        <translation>面积合计</translation>
    </message>
</context>
<context>
    <name>jw::ui::EntryList</name>
    <message>
        <source>Find a statistic or a query</source>
        <translation>查找统计或查询</translation>
    </message>
    <message>
        <source>Nothing of that name.
Other words, or Esc to see all.</source>
        <translation>没有此名称的统计或查询。
请换个词，或按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Statistics and queries</source>
        <translation>统计与查询</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>信息查询</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“%1” is removed from the catalog.</source>
        <translation>已从目录删除“%1”。</translation>
    </message>
</context>
<context>
    <name>jw::ui::EntryPanel</name>
    <message>
        <source>Undone: the old values hold again.</source>
        <translation>已撤销：恢复原值。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo the last saving</source>
        <translation>撤销上次保存</translation>
    </message>
    <message>
        <source>%L1 entries</source>
        <translation>%L1 条</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 项</translation>
    </message>
</context>
<context>
    <name>jw::ui::FacilityList</name>
    <message>
        <source>Public facilities</source>
        <translation>公共设施</translation>
    </message>
    <message>
        <source>Code or name</source>
        <translation>编码或名称</translation>
    </message>
    <message>
        <source>Kind of facility</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <source>Owner department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes all facilities of this list as a CSV file, which can be imported again</source>
        <translation>将本列表的全部设施写成 CSV 文件，可再次导入</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>As %1 you have no access to the registry.</source>
        <translation>%1无权查看人房登记。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No facility of this area fits the filters.</source>
        <translation>本区域没有符合筛选条件的设施。</translation>
    </message>
    <message>
        <source>No facility is recorded here. + adds the first, Import… takes in a whole table.</source>
        <translation>此处尚无设施记录。点 + 新增，或用“导入…”一次录入整张表。</translation>
    </message>
    <message>
        <source>No facility is recorded here.</source>
        <translation>此处尚无设施记录。</translation>
    </message>
    <message>
        <source>The first %L1 of %L2. Choose a smaller area, or filter above.</source>
        <translation>共 %L2 个，显示前 %L1 个。请选择更小的区域，或在上方筛选。</translation>
    </message>
    <message>
        <source>%L1 in all</source>
        <translation>共 %L1 条</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>%L1 facilities were written to %2.</source>
        <translation>已将 %L1 个设施写入 %2。</translation>
    </message>
</context>
<context>
    <name>jw::ui::FacilityView</name>
    <message>
        <source>Public facility · %1</source>
        <translation>公共设施 · %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>在地图上查看</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Owner department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>in no grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度, 纬度</translation>
    </message>
</context>
<context>
    <name>jw::ui::FieldInputs</name>
    <message>
        <source>%1: this is needed.</source>
        <translation>“%1”必须填写。</translation>
    </message>
    <message>
        <source>%1: a number is needed, for example 12.5.</source>
        <translation>“%1”应为数字，例如 12.5。</translation>
    </message>
    <message>
        <source>%1: a day is needed, for example 2026-05-01.</source>
        <translation>“%1”应为日期，例如 2026-05-01。</translation>
    </message>
    <message>
        <source>This field is needed</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>– not said –</source>
        <translation>— 未填 —</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Kept sealed and shown masked, as the reporter is</source>
        <translation>密封保存，显示时隐去，与上报人相同</translation>
    </message>
    <message>
        <source>Where, in words</source>
        <translation>地点说明</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
</context>
<context>
    <name>jw::ui::FieldsForm</name>
    <message>
        <source>Fields of a report</source>
        <translation>上报字段</translation>
    </message>
    <message>
        <source>Fields of a report: %1</source>
        <translation>上报字段：%1</translation>
    </message>
    <message>
        <source>What a report of this event item is asked besides its text and place. Cases keep what was said under the name that the field had then, also when it is changed or taken away.</source>
        <translation>上报此事件项目时，除描述和地点外还要填写的内容。字段日后更改或删除，已有案卷仍按当时的名称保留所填内容。</translation>
    </message>
    <message>
        <source>Use these fields</source>
        <translation>采用这些字段</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>Further up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Further down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Take it away (Delete)</source>
        <translation>删除（Delete）</translation>
    </message>
    <message>
        <source>No field is chosen.

Add one for what the department has to know before it sets out: a depth, a kind of lamp, who has the key.</source>
        <translation>尚未选择字段。

请添加部门出发前需要知道的内容，例如深度、灯具种类、钥匙保管人。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>A report has to say it</source>
        <translation>上报时必填</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>empty: the name</source>
        <translation>留空则用名称</translation>
    </message>
    <message>
        <source>At the desk; files and feeds of elsewhere are taken in without it</source>
        <translation>仅对坐席上报要求；外来文件和数据流缺少此项仍可接收</translation>
    </message>
    <message>
        <source>One in a line</source>
        <translation>每行一项</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation>（尚无名称）</translation>
    </message>
    <message>
        <source>A field needs a name.</source>
        <translation>字段需要名称。</translation>
    </message>
    <message>
        <source>Two fields are called %1.</source>
        <translation>有两个字段都叫“%1”。</translation>
    </message>
    <message>
        <source>%1: a choice needs at least two entries, one in a line.</source>
        <translation>“%1”：选项至少两个，每行一个。</translation>
    </message>
    <message>
        <source>%1: two choices are the same, or one of them is too long.</source>
        <translation>“%1”：有选项重复，或某个选项过长。</translation>
    </message>
</context>
<context>
    <name>jw::ui::FilterBar</name>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近7天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近30天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义时段</translation>
    </message>
    <message>
        <source>Number, title, text, address</source>
        <translation>案卷号、标题、描述、地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Without a grid</source>
        <translation>未定位网格</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all cases again</source>
        <translation>重新显示全部事件</translation>
    </message>
    <message>
        <source>Late or not</source>
        <translation>是否超时</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>1 day late or more</source>
        <translation>超时 1 天以上</translation>
    </message>
    <message>
        <source>3 days late or more</source>
        <translation>超时 3 天以上</translation>
    </message>
    <message>
        <source>7 days late or more</source>
        <translation>超时 7 天以上</translation>
    </message>
    <message>
        <source>30 days late or more</source>
        <translation>超时 30 天以上</translation>
    </message>
</context>
<context>
    <name>jw::ui::FloorGrid</name>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Unit %1</source>
        <translation>%1 单元</translation>
    </message>
    <message>
        <source>%1 F</source>
        <translation>%1 层</translation>
    </message>
</context>
<context>
    <name>jw::ui::FormFoot</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jw::ui::GoToBox</name>
    <message>
        <source>Longitude, latitude in degrees, or Gauss–Krüger X (north), Y (east) in metres</source>
        <translation>经度、纬度（度），或高斯—克吕格 X（北）、Y（东）（米）</translation>
    </message>
    <message>
        <source>Go to coordinates</source>
        <translation>定位到坐标</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
</context>
<context>
    <name>jw::ui::HistoryView</name>
    <message>
        <source>History of %1</source>
        <translation>%1 的历史</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Changed (version %1)</source>
        <translation>变更（版本 %1）</translation>
    </message>
    <message>
        <source>before the history</source>
        <translation>历史记录之前</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing has been recorded about it, or it lies outside your area.</source>
        <translation>没有记录，或不在您的区域内。</translation>
    </message>
    <message numerus="yes">
        <source>%n versions; what is protected is masked in all of them.</source>
        <translation>
            <numerusform>共 %n 个版本；受保护的内容在各版本中均已遮蔽。</numerusform>
        </translation>
    </message>
    <message>
        <source>a department that is not there any more</source>
        <translation>已不存在的部门</translation>
    </message>
</context>
<context>
    <name>jw::ui::ImportForm</name>
    <message>
        <source>Import into the registry</source>
        <translation>导入基础信息</translation>
    </message>
    <message>
        <source>People with their homes</source>
        <translation>人口及其住房</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>File (XLSX or CSV)</source>
        <translation>文件（XLSX 或 CSV）</translation>
    </message>
    <message>
        <source>Keep these columns…</source>
        <translation>保存列对应…</translation>
    </message>
    <message>
        <source>Columns as in</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件的列</translation>
    </message>
    <message>
        <source>Is taken for</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check only</source>
        <translation>仅检查</translation>
    </message>
    <message>
        <source>Import all or nothing</source>
        <translation>全部导入，否则不入库</translation>
    </message>
    <message>
        <source>%L1 of %L2 rows, about %L3 s left</source>
        <translation>第 %L1 行，共 %L2 行，约剩 %L3 秒</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv *.csv.gz *.txt)</source>
        <translation>表格 (*.xlsx *.csv *.csv.gz *.txt)</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept.</source>
        <translation>已停止，未写入任何数据。</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>正在读取文件……</translation>
    </message>
    <message>
        <source>These columns must not be kept, take them out of the file: %1</source>
        <translation>这些列不得保存，请从文件中去掉：%1</translation>
    </message>
    <message>
        <source>Check what each column is taken for.</source>
        <translation>请核对每一列的对应。</translation>
    </message>
    <message>
        <source>(passed over)</source>
        <translation>（不导入）</translation>
    </message>
    <message>
        <source>guessed from the headers</source>
        <translation>按表头识别</translation>
    </message>
    <message>
        <source>Keep these columns</source>
        <translation>保存列对应</translation>
    </message>
    <message>
        <source>Name, for example of whom such files come from</source>
        <translation>名称，例如文件的来源单位</translation>
    </message>
    <message>
        <source>Kept as “%1”; offered for files with these headers.</source>
        <translation>已保存为“%1”，以后遇到相同表头时自动选用。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入……</translation>
    </message>
    <message>
        <source>The text is damaged or in another character set.</source>
        <translation>文字损坏或字符集不符。</translation>
    </message>
    <message>
        <source>The line is not well-formed CSV.</source>
        <translation>此行不是合格的 CSV。</translation>
    </message>
    <message>
        <source>The same number stands in row %L1.</source>
        <translation>与第 %L1 行号码相同。</translation>
    </message>
    <message>
        <source>All %L1 rows are good. Nothing was kept yet.</source>
        <translation>%L1 行全部无误，尚未入库。</translation>
    </message>
    <message>
        <source>%L1 rows were taken in.</source>
        <translation>已导入 %L1 行。</translation>
    </message>
    <message>
        <source>%L1 of %L2 rows have a fault; nothing was kept. Mend the file and check it again.</source>
        <translation>%L2 行中有 %L1 行有误，未写入任何数据。请改正文件后重新检查。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Workbook, %L1 rows below the headers</source>
        <translation>工作簿，表头下 %L1 行</translation>
    </message>
    <message>
        <source>CSV in %1, %L2 rows below the headers</source>
        <translation>CSV（%1），表头下 %L2 行</translation>
    </message>
    <message>
        <source>It may be one of: %1.</source>
        <translation>可填：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>There is no such building in the area, or there are several of this name.</source>
        <translation>本区域内没有此楼栋，或有多栋同名。</translation>
    </message>
    <message>
        <source>The line has more fields than there are columns: %1.</source>
        <translation>此行的字段多于列数：%1。</translation>
    </message>
    <message>
        <source>In the registry it belongs to: %1.</source>
        <translation>已在册者：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>That record lies outside your area.</source>
        <translation>该记录在您的区域之外。</translation>
    </message>
    <message>
        <source>Public facilities</source>
        <translation>公共设施</translation>
    </message>
    <message>
        <source>Facility code</source>
        <translation>设施编码</translation>
    </message>
    <message>
        <source>Is there already; would change</source>
        <translation>已存在，将更新</translation>
    </message>
    <message>
        <source>Was there already; changed</source>
        <translation>已存在，已更新</translation>
    </message>
    <message>
        <source>Households with their dwellings</source>
        <translation>户及其房屋</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Nothing is kept unless every row is good. People and organisations with a number that is there already are named; households, dwellings, compounds, volunteers and facilities that are there are changed.</source>
        <translation>只有所有行都正确才会入库。证件号码或信用代码已存在的人口和组织会逐一指出；已有的户、房屋、小区、志愿者和设施会被更新。</translation>
    </message>
    <message>
        <source>Row %L1 has it.</source>
        <translation>第 %L1 行已有。</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>%L1 of them would change what is there already.</source>
        <translation>其中 %L1 行将更新已有记录。</translation>
    </message>
    <message>
        <source>%L1 of them changed what was there already.</source>
        <translation>其中 %L1 行更新了已有记录。</translation>
    </message>
</context>
<context>
    <name>jw::ui::JoinForm</name>
    <message>
        <source>Root certificate</source>
        <translation>根证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>证书 (*.pem *.crt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>This store is alone</source>
        <translation>本存储尚未接入中心</translation>
    </message>
    <message>
        <source>With a central database the workstations of a city share cases, registry and rules. Each goes on working when the network fails, and sends what was done when it is back.</source>
        <translation>有了中心数据库，全市各工作站共享事件、基础信息和规则。网络中断时各自照常工作，恢复后自动发送其间所做的一切。</translation>
    </message>
    <message>
        <source>Address of the center</source>
        <translation>中心地址</translation>
    </message>
    <message>
        <source>PEM file; with it the server&apos;s certificate and name are verified</source>
        <translation>PEM 文件；有它即校验服务器的证书和名称</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Name of this workstation</source>
        <translation>本工作站名称</translation>
    </message>
    <message>
        <source>Connect to the center</source>
        <translation>接入中心</translation>
    </message>
    <message>
        <source>The password does not belong into the address, where others can read it. Put it into the file ~/.pgpass, which only you may read (chmod 600): host:port:database:login:password</source>
        <translation>口令不应写在地址里，他人可以看到。请写入只有您可读的文件 ~/.pgpass（chmod 600）：主机:端口:数据库:登录名:口令</translation>
    </message>
    <message>
        <source>The password stays in the file ~/.pgpass, which only you may read: host:port:database:login:password</source>
        <translation>口令保存在只有您可读的文件 ~/.pgpass 中：主机:端口:数据库:登录名:口令</translation>
    </message>
    <message>
        <source>What is in this store is sent to the center, and what the center has of your areas comes here. That cannot be undone: what the center has taken in stays there.</source>
        <translation>本存储中的数据将发送到中心，中心里属于您区域的数据将取到本机。此操作无法撤销：中心收下的会留在中心。</translation>
    </message>
</context>
<context>
    <name>jw::ui::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Filter the cases</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Next and previous case</source>
        <translation>下一个、上一个事件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Dispatch to a department</source>
        <translation>分流到部门</translation>
    </message>
    <message>
        <source>Dispatch all chosen as proposed</source>
        <translation>所选事件全部按建议分流</translation>
    </message>
    <message>
        <source>Search for anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Send a form</source>
        <translation>提交表单</translation>
    </message>
    <message>
        <source>Larger, smaller, as the screen needs</source>
        <translation>放大、缩小、随屏幕</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>Close a window, leave the search</source>
        <translation>关闭窗口、退出搜索</translation>
    </message>
    <message>
        <source>Urge the chosen cases</source>
        <translation>催办所选事件</translation>
    </message>
    <message>
        <source>Join likely duplicates with the earlier case</source>
        <translation>将疑似重复与先前事件合并</translation>
    </message>
    <message>
        <source>Mark the case and go on</source>
        <translation>勾选并移到下一件</translation>
    </message>
    <message>
        <source>Choose all, choose one</source>
        <translation>全选，只选一件</translation>
    </message>
    <message>
        <source>Previous and next work queue</source>
        <translation>上一个和下一个队列</translation>
    </message>
    <message>
        <source>The pages on the left, from the top</source>
        <translation>左侧各页，自上而下</translation>
    </message>
    <message>
        <source>Case window: call in a department</source>
        <translation>案卷窗口：请部门协同</translation>
    </message>
    <message>
        <source>Case window: see the reporter, for a purpose</source>
        <translation>案卷窗口：按用途查看上报人</translation>
    </message>
    <message>
        <source>Case window: add a file</source>
        <translation>案卷窗口：添加附件</translation>
    </message>
    <message>
        <source>Case window: short or whole trail</source>
        <translation>案卷窗口：简要或完整过程</translation>
    </message>
    <message>
        <source>Registry: take the last change back</source>
        <translation>人房登记：撤销上一次更改</translation>
    </message>
    <message>
        <source>Registry: find people and houses</source>
        <translation>人房登记：查找人员和房屋</translation>
    </message>
    <message>
        <source>Map: center where you click</source>
        <translation>地图：以点击处为中心</translation>
    </message>
    <message>
        <source>Wall: 1 the city, 2 the district, 3 the case on it</source>
        <translation>大屏：其中按 1 全市、2 本区、3 所选事件</translation>
    </message>
    <message>
        <source>Play a past period again, run and pause; back to now</source>
        <translation>复盘：选择时段、播放和暂停；回到现在</translation>
    </message>
    <message>
        <source>Playback: the event before, the next event</source>
        <translation>复盘：上一事件、下一事件</translation>
    </message>
    <message>
        <source>Center the map on the case, or on the building of the registry</source>
        <translation>地图定位到事件或登记中的建筑</translation>
    </message>
    <message>
        <source>Print the list of cases, the case sheet, the map or the statistic</source>
        <translation>打印事件列表、事件单、地图或统计结果</translation>
    </message>
    <message>
        <source>%1; called in: our part is done</source>
        <translation>%1；协办时：协办完成</translation>
    </message>
    <message>
        <source>Statistics: the scheduled books</source>
        <translation>统计：定时汇编</translation>
    </message>
    <message>
        <source>%1, %2; a department asks for it</source>
        <translation>%1、%2；部门用它提出申请</translation>
    </message>
    <message>
        <source>%1; a department asks for it</source>
        <translation>%1；部门用它提出申请</translation>
    </message>
</context>
<context>
    <name>jw::ui::LabRun</name>
    <message>
        <source>The history could not be read: %1</source>
        <translation>无法读取历史事件：%1</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%L1 of %L2, about %3 s left</source>
        <translation>%L1 / %L2，约剩 %3 秒</translation>
    </message>
</context>
<context>
    <name>jw::ui::LateMoment</name>
    <message>
        <source>It happened earlier</source>
        <translation>补录（此前发生）</translation>
    </message>
    <message>
        <source>For what was written down on paper: clocks and trail go by the time given here. When it was entered is kept, too.</source>
        <translation>用于补录纸面记录：时限和办理过程按此处填写的时间计算，录入时间同时保留。</translation>
    </message>
</context>
<context>
    <name>jw::ui::LayerPanel</name>
    <message>
        <source>Live cases</source>
        <translation>在办事件</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>图层上移</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>图层下移</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>陆地</translation>
    </message>
    <message>
        <source>City border</source>
        <translation>市界</translation>
    </message>
    <message>
        <source>District borders</source>
        <translation>区县界</translation>
    </message>
    <message>
        <source>Street borders</source>
        <translation>街道界</translation>
    </message>
    <message>
        <source>Community borders</source>
        <translation>社区界</translation>
    </message>
    <message>
        <source>Grid borders</source>
        <translation>网格界</translation>
    </message>
    <message>
        <source>Add a base map …</source>
        <translation>添加底图…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>统计专题</translation>
    </message>
</context>
<context>
    <name>jw::ui::MainWindow</name>
    <message>
        <source>Right-click the place on the map and choose “Report here”.</source>
        <translation>请在地图上右键点击事发地点，选择“在此上报”。</translation>
    </message>
    <message>
        <source>Jingwei · grid management command center</source>
        <translation>经纬 · 网格化管理指挥中心</translation>
    </message>
    <message>
        <source>◐ %1 probably repeats %2
It waits among the likely duplicates. Click to join or dispatch it.</source>
        <translation>◐ %1 可能与 %2 重复
已列入疑似重复，点击可合并或分发。</translation>
    </message>
    <message>
        <source>There is no map yet: import areas first.</source>
        <translation>还没有地图：请先导入区域。</translation>
    </message>
</context>
<context>
    <name>jw::ui::MapPanel</name>
    <message>
        <source>Copy coordinates</source>
        <translation>复制坐标</translation>
    </message>
    <message>
        <source>The part of the map on screen</source>
        <translation>当前地图范围</translation>
    </message>
    <message>
        <source>What is here, and who is responsible</source>
        <translation>此处有什么，由谁负责</translation>
    </message>
    <message>
        <source>Where it was clicked</source>
        <translation>点击位置</translation>
    </message>
    <message>
        <source>What is on screen</source>
        <translation>当前范围内有什么</translation>
    </message>
    <message>
        <source>Preparing the buildings for the map: %L1 so far</source>
        <translation>正在准备地图建筑：已完成 %L1 栋</translation>
    </message>
    <message>
        <source>New facility here…</source>
        <translation>在此新增设施…</translation>
    </message>
</context>
<context>
    <name>jw::ui::MapPrint</name>
    <message>
        <source>Print the map</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>With the open cases</source>
        <translation>包含在办事件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Cases: circle sentiment, shield police, square matter, diamond component; the ring is the time left, a filled red mark with a dark ring is overdue; a ring with a number stands for so many cases.</source>
        <translation>事件：圆形民情、盾形警情、方形事项、菱形部件；外环为剩余时间，深色环红色实心为超时；带数字的环为多件聚合。</translation>
    </message>
    <message>
        <source>As of %1 · printed by %2</source>
        <translation>截至 %1 · 打印人 %2</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <translation>正在绘制地图…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The file could not be written there: %1</source>
        <translation>无法写入该位置：%1</translation>
    </message>
    <message>
        <source>The map went to the printer.</source>
        <translation>地图已发送到打印机。</translation>
    </message>
    <message>
        <source>The map could not be printed.</source>
        <translation>地图未能打印。</translation>
    </message>
    <message>
        <source>With the base map: %1</source>
        <translation>包含底图：%1</translation>
    </message>
    <message>
        <source>Base map: %1.</source>
        <translation>底图：%1。</translation>
    </message>
</context>
<context>
    <name>jw::ui::MapToolbar</name>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Report here</source>
        <translation>在此上报</translation>
    </message>
    <message>
        <source>Center here</source>
        <translation>以此为中心</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>量测距离</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>量测面积</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>前一视图</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>后一视图</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Select by a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Select by a circle</source>
        <translation>圆形选择</translation>
    </message>
    <message>
        <source>Select by a polygon</source>
        <translation>多边形选择</translation>
    </message>
    <message>
        <source>Select along a line</source>
        <translation>沿线选择</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Draw borders</source>
        <translation>绘制边界</translation>
    </message>
</context>
<context>
    <name>jw::ui::MeasureTool</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 mu</source>
        <translation>%1 亩</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方公里</translation>
    </message>
</context>
<context>
    <name>jw::ui::MembersTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Residence</source>
        <translation>居住状态</translation>
    </message>
</context>
<context>
    <name>jw::ui::MessagesPage</name>
    <message>
        <source>SMS log</source>
        <translation>短信查看</translation>
    </message>
    <message>
        <source>E-mail log</source>
        <translation>邮件查看</translation>
    </message>
    <message>
        <source>Receiver, subject, text</source>
        <translation>接收人、主题、内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>One day …</source>
        <translation>指定日期…</translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation>刷新（F5）</translation>
    </message>
    <message>
        <source>Newer messages</source>
        <translation>较新的消息</translation>
    </message>
    <message>
        <source>Older messages</source>
        <translation>较早的消息</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Put at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>号码/地址</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>to a resident: closed</source>
        <translation>发给居民：内容不公开</translation>
    </message>
    <message>
        <source>Your role does not read the log of messages.</source>
        <translation>您的角色无权查看消息记录。</translation>
    </message>
    <message>
        <source>No message matches this filter.
Clear a condition above.</source>
        <translation>没有符合条件的消息。
请清除上面的某个条件。</translation>
    </message>
    <message>
        <source>No message has been put yet.
Urging and results of cases stand here with text, receiver, state and time.</source>
        <translation>还没有消息。
事件的催办和办理结果会列在这里，附内容、接收人、状态和时间。</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3 messages</source>
        <translation>第 %L1–%L2 条，共 %L3 条</translation>
    </message>
    <message>
        <source>Choose a message to read it.</source>
        <translation>选择一条消息查看内容。</translation>
    </message>
    <message>
        <source>To: %1 (%2)</source>
        <translation>接收人：%1（%2）</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>无地址</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Put: %1 by %2</source>
        <translation>提交：%1，%2</translation>
    </message>
    <message>
        <source>Attempts: %1</source>
        <translation>尝试次数：%1</translation>
    </message>
    <message>
        <source>Next attempt: %1</source>
        <translation>下次尝试：%1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>结束：%1</translation>
    </message>
    <message>
        <source>Quiet hours: %1</source>
        <translation>免打扰：%1</translation>
    </message>
    <message>
        <source>Urgent: goes out in quiet hours too</source>
        <translation>紧急：免打扰时段也发送</translation>
    </message>
    <message>
        <source>What was written to a resident is not shown here.</source>
        <translation>发给居民的内容不在此显示。</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>The message is in another state by now.</source>
        <translation>该消息的状态已经改变。</translation>
    </message>
    <message>
        <source>In the queue again.</source>
        <translation>已重新排队发送。</translation>
    </message>
    <message>
        <source>Withdrawn. “Send again” puts it back.</source>
        <translation>已撤回。可用“重新发送”恢复。</translation>
    </message>
</context>
<context>
    <name>jw::ui::MomentSlider</name>
    <message numerus="yes">
        <source>%1: %n reported</source>
        <translation>
            <numerusform>%1：上报 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jw::ui::NearPanel</name>
    <message>
        <source>A closed case is not on the map.</source>
        <translation>已结案的案卷不在地图上显示。</translation>
    </message>
    <message>
        <source>The report names no point: what is near is not known.</source>
        <translation>上报时没有点位，无法得知周边情况。</translation>
    </message>
    <message>
        <source>Responsible for the grid</source>
        <translation>网格责任人</translation>
    </message>
    <message>
        <source>grid leader</source>
        <translation>网格长</translation>
    </message>
    <message>
        <source>grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>community worker</source>
        <translation>社工</translation>
    </message>
    <message>
        <source>nobody is entered for this grid</source>
        <translation>该网格尚未登记责任人</translation>
    </message>
    <message>
        <source>Open cases within %1 m: %2</source>
        <translation>%1 米内未结案卷：%2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 件</translation>
    </message>
    <message>
        <source>Nearest facilities within %1 m</source>
        <translation>%1 米内最近的公共设施</translation>
    </message>
    <message>
        <source>none is entered</source>
        <translation>暂无登记</translation>
    </message>
</context>
<context>
    <name>jw::ui::NoticeForm</name>
    <message>
        <source>Notice by SMS</source>
        <translation>短信通知</translation>
    </message>
    <message>
        <source>for example the name of the community</source>
        <translation>例如社区名称</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What they should know. Write nothing that tells others why they were chosen.</source>
        <translation>要告知的内容。不要写出会让他人看出为何选中收信人的话。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>A notice goes to at most %L1 people. Choose a smaller area or one figure of the table.</source>
        <translation>一次通知最多 %L1 人。请选更小的区域，或表中的某一项。</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 / %2 字</translation>
    </message>
    <message>
        <source>Counting whom it reaches…</source>
        <translation>正在统计能通知到的人…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Between %1 and %2 nothing is sent; it waits until then. It cannot be called back once it is out, and it is recorded in the audit log.</source>
        <translation>%1 至 %2 为免打扰时段，期间不发送，顺延至时段结束。发出后无法撤回，并记入审计日志。</translation>
    </message>
    <message>
        <source>Wait until it is counted whom it reaches.</source>
        <translation>请等待统计出能通知到的人。</translation>
    </message>
    <message>
        <source>There is nobody whom it would reach.</source>
        <translation>没有可以通知到的人。</translation>
    </message>
    <message>
        <source>The notice needs a heading.</source>
        <translation>通知需要标题。</translation>
    </message>
    <message>
        <source>The notice needs a text.</source>
        <translation>通知需要正文。</translation>
    </message>
    <message>
        <source>The text is longer than an SMS holds.</source>
        <translation>正文超过了短信的长度。</translation>
    </message>
    <message>
        <source>Meanwhile it is other people. Look at the new number before you send.</source>
        <translation>名单已有变化。请看过新的人数再发送。</translation>
    </message>
    <message>
        <source>▲ too long by %1 characters</source>
        <translation>▲ 超出 %1 字</translation>
    </message>
    <message>
        <source>On the list: %L1. Telephones that get the SMS: %L2.</source>
        <translation>名单 %L1 人，短信将发往 %L2 个号码。</translation>
    </message>
    <message>
        <source>Without a telephone on record: %L1.</source>
        <translation>未登记电话：%L1 人。</translation>
    </message>
    <message>
        <source>Not to be written to by your role or for this purpose: %L1.</source>
        <translation>以您的角色或此用途不可通知：%L1 人。</translation>
    </message>
    <message>
        <source>Send the SMS (%L1)</source>
        <translation>发送短信（%L1 个号码）</translation>
    </message>
    <message>
        <source>Put into the outbox: %L1 SMS (audit entry %2). System → messages shows what becomes of them.</source>
        <translation>已放入发件箱：%L1 条短信（审计 %2）。可在“系统 → 消息”中查看发送情况。</translation>
    </message>
    <message>
        <source>A notice goes to at most %L1 people. Choose a smaller area or one team.</source>
        <translation>一次通知最多发给 %L1 人。请选择更小的区域或一支队伍。</translation>
    </message>
</context>
<context>
    <name>jw::ui::OrganisationView</name>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Close it…</source>
        <translation>注销…</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>recorded, sealed</source>
        <translation>已登记（加密）</translation>
    </message>
    <message>
        <source>In the registry</source>
        <translation>在册</translation>
    </message>
</context>
<context>
    <name>jw::ui::PeopleFacts</name>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Party A</source>
        <translation>涉案甲方</translation>
    </message>
    <message>
        <source>Party B</source>
        <translation>涉案乙方</translation>
    </message>
    <message>
        <source>Hide (%1 s)</source>
        <translation>隐藏（%1 秒）</translation>
    </message>
    <message>
        <source>Show for a purpose</source>
        <translation>按用途查看</translation>
    </message>
    <message>
        <source>Nobody is named in this case.</source>
        <translation>此案卷没有登记人员。</translation>
    </message>
    <message>
        <source>As %1 you may not read who reported it or whom it concerns.</source>
        <translation>您的身份是%1，不能查看上报人与涉案方。</translation>
    </message>
    <message>
        <source>Your role, your area or this purpose does not allow it. The attempt is in the log.</source>
        <translation>您的角色、辖区或所选用途不允许查看。本次尝试已记入日志。</translation>
    </message>
</context>
<context>
    <name>jw::ui::PeriodBox</name>
    <message>
        <source>The statistic&apos;s own days</source>
        <translation>统计项自带时段</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定起止…</translation>
    </message>
    <message>
        <source>Cases reported in</source>
        <translation>事件上报日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
</context>
<context>
    <name>jw::ui::PeriodChooser</name>
    <message>
        <source>The beginning must lie before the end, and in the past.</source>
        <translation>开始时间须早于结束时间，且不能在将来。</translation>
    </message>
    <message>
        <source>At most 92 days can be played at once.</source>
        <translation>一次最多复盘 92 天。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) read</source>
        <translation>
            <numerusform>已读取 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No case was open in this period. Choose another one.</source>
        <translation>这段时间没有在办事件，请另选时段。</translation>
    </message>
    <message>
        <source>The period could not be read: %1</source>
        <translation>无法读取这段时间：%1</translation>
    </message>
    <message>
        <source>Playback: from</source>
        <translation>复盘：从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Beginning of the period</source>
        <translation>时段开始</translation>
    </message>
    <message>
        <source>End of the period</source>
        <translation>时段结束</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>开始复盘</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jw::ui::PeriodPicker</name>
    <message>
        <source>Period</source>
        <translation>考核期</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>下一期</translation>
    </message>
</context>
<context>
    <name>jw::ui::PersonView</name>
    <message>
        <source>Merge %1 into this…</source>
        <translation>将%1并入此记录…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move to another household</source>
        <translation>迁到另一户</translation>
    </message>
    <message>
        <source>Moved away…</source>
        <translation>迁出…</translation>
    </message>
    <message>
        <source>Death…</source>
        <translation>去世…</translation>
    </message>
    <message>
        <source>Is a duplicate of another record</source>
        <translation>与另一记录重复</translation>
    </message>
    <message>
        <source>Appoint to a post…</source>
        <translation>任命职务…</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Hide (%1 s)</source>
        <translation>隐藏（%1 秒）</translation>
    </message>
    <message>
        <source>Show for a purpose</source>
        <translation>按用途查看</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Under 14</source>
        <translation>未满 14 岁</translation>
    </message>
    <message>
        <source>In the registry</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>So since</source>
        <translation>现状始于</translation>
    </message>
    <message>
        <source>As %1 you may not read protected fields of people.</source>
        <translation>%1无权查看人员的受保护内容。</translation>
    </message>
    <message>
        <source>Your role, your area or this purpose does not allow it. The attempt is in the log.</source>
        <translation>您的角色、区域或该用途不允许查看。此次尝试已记入日志。</translation>
    </message>
    <message>
        <source>Becomes a volunteer…</source>
        <translation>成为志愿者…</translation>
    </message>
    <message>
        <source>Make head of the household…</source>
        <translation>改为户主…</translation>
    </message>
    <message>
        <source>this purpose does not open the further particulars</source>
        <translation>所选用途不含其他信息</translation>
    </message>
    <message>
        <source>further particulars are masked; “Show for a purpose” opens them</source>
        <translation>其他信息已遮蔽，可“按用途查看”</translation>
    </message>
    <message>
        <source>Entered by mistake…</source>
        <translation>误录作废…</translation>
    </message>
</context>
<context>
    <name>jw::ui::PlacePanel</name>
    <message>
        <source>Areas and compounds</source>
        <translation>区域与小区</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>New organisation…</source>
        <translation>新增组织…</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>筛选此列表</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Dwellings</source>
        <translation>套数</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>As %1 you have no access to the registry.</source>
        <translation>%1无权查看人房登记。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No organisation is recorded here. + adds the first.</source>
        <translation>此处尚无组织登记，点 + 新增。</translation>
    </message>
    <message>
        <source>No building here. Choose another area, or import buildings.</source>
        <translation>此处没有楼栋。请选择其他区域，或导入楼栋。</translation>
    </message>
    <message>
        <source>The first %L1 of %L2. Choose a smaller area, or search above.</source>
        <translation>前 %L1 条，共 %L2 条。请选择更小的区域，或在上方查找。</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>%L1 in all</source>
        <translation>共 %L1 条</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>%L1 found, and there are more: type more of it.</source>
        <translation>已列出 %L1 条，还有更多：请多输入一些。</translation>
    </message>
    <message>
        <source>%L1 found</source>
        <translation>找到 %L1 条</translation>
    </message>
    <message>
        <source>New building or compound…</source>
        <translation>新增楼栋或小区…</translation>
    </message>
    <message>
        <source>New volunteer…</source>
        <translation>新增志愿者…</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>New building…</source>
        <translation>新增楼栋…</translation>
    </message>
    <message>
        <source>New compound…</source>
        <translation>新增小区…</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>所有队伍</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>No volunteer is recorded here. + adds one from elsewhere; residents become volunteers on their own page.</source>
        <translation>此处尚无志愿者。点 + 新增外来志愿者；居民在其本人页面登记为志愿者。</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>Volunteers · %1 · %2</source>
        <translation>志愿者 · %1 · %2</translation>
    </message>
    <message>
        <source>Send a notice…</source>
        <translation>发送通知…</translation>
    </message>
    <message>
        <source>An SMS to the volunteers of the chosen place and team who have a telephone, for a purpose; it is recorded in the audit log</source>
        <translation>按用途向所选区域和队伍中有电话的志愿者发送短信；记入审计日志</translation>
    </message>
    <message>
        <source>Clear the filter first: a notice goes to all of the place and the team</source>
        <translation>请先清除筛选：通知发给该区域和队伍的全体志愿者</translation>
    </message>
    <message>
        <source>No organisation is recorded here.</source>
        <translation>此处尚无组织登记。</translation>
    </message>
    <message>
        <source>No volunteer is recorded here.</source>
        <translation>此处尚无志愿者。</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Nothing found. A name or its beginning, pinyin initials, a whole ID or telephone number, a part of an address, or a whole one with the door will do.</source>
        <translation>没有找到。可输入姓名或其开头、拼音首字母、完整证件号或电话、地址的一部分，或带房号的完整地址。</translation>
    </message>
    <message>
        <source>New facility…</source>
        <translation>新增设施…</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
</context>
<context>
    <name>jw::ui::PlannerPage</name>
    <message>
        <source>Choose a community first.</source>
        <translation>请先选择社区。</translation>
    </message>
    <message>
        <source>Planning …</source>
        <translation>正在规划……</translation>
    </message>
    <message>
        <source>There is no building in this community yet.</source>
        <translation>该社区还没有楼栋数据。</translation>
    </message>
    <message>
        <source>There are fewer places with buildings than grids wanted.</source>
        <translation>有楼栋的地点少于要划分的网格数。</translation>
    </message>
    <message>
        <source>The outline of this area crosses itself; it must be mended first.</source>
        <translation>该区域的边界自相交叉，须先修正。</translation>
    </message>
    <message>
        <source>One building alone is %1 larger than a mean grid.</source>
        <translation>仅一栋楼就比平均网格多 %1。</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>紧凑优先</translation>
    </message>
    <message>
        <source>as even as can be</source>
        <translation>均衡优先</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>兼顾</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Notice boards</source>
        <translation>公示牌</translation>
    </message>
    <message>
        <source>Grid atlas</source>
        <translation>网格图册</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>name of a community</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>均衡指标</translation>
    </message>
    <message>
        <source>households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格数</translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>of about</source>
        <translation>每格约</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>开始规划</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save as GeoPackage</source>
        <translation>存为 GeoPackage</translation>
    </message>
    <message>
        <source>Save as GeoJSON</source>
        <translation>存为 GeoJSON</translation>
    </message>
    <message>
        <source>Grid atlas (PDF)</source>
        <translation>网格图册（PDF）</translation>
    </message>
    <message>
        <source>Notice boards (PDF)</source>
        <translation>公示牌（PDF）</translation>
    </message>
    <message>
        <source>Choose a community and press “Plan”: its buildings are shared out among grids of equal size, each in one piece. The atlas and the notice boards show the grids in force.</source>
        <translation>选择社区后点“开始规划”：楼栋按规模均衡地划入若干连片网格。图册和公示牌显示现行网格。</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>最大偏差</translation>
    </message>
    <message>
        <source>Compactness</source>
        <translation>紧凑度</translation>
    </message>
    <message>
        <source>Compounds cut</source>
        <translation>被拆小区</translation>
    </message>
    <message>
        <source>Inner borders, m</source>
        <translation>内部边界（米）</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Off the mean</source>
        <translation>与均值相差</translation>
    </message>
    <message>
        <source>Hectares</source>
        <translation>公顷</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>相邻网格</translation>
    </message>
    <message>
        <source>%1 buildings in %2 grids. Nothing changes until a variant is put into force.</source>
        <translation>%1 栋楼分入 %2 个网格。方案生效之前不作任何更改。</translation>
    </message>
    <message>
        <source>Put into force …</source>
        <translation>生效……</translation>
    </message>
</context>
<context>
    <name>jw::ui::PlaybackBand</name>
    <message>
        <source>The window shows a past moment: nothing can be done there. Return to now first (Shift+P).</source>
        <translation>窗口显示的是过去的时刻，不能办理。请先回到现在（Shift+P）。</translation>
    </message>
    <message>
        <source>Pause  P</source>
        <translation>暂停  P</translation>
    </message>
    <message>
        <source>Run  P</source>
        <translation>播放  P</translation>
    </message>
    <message>
        <source>Take this mark away</source>
        <translation>取消此标记</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>标记此刻</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Major cases reported</source>
        <translation>重大事件上报</translation>
    </message>
    <message>
        <source>To the last event before  ,</source>
        <translation>上一事件  ,</translation>
    </message>
    <message>
        <source>To the next event  .</source>
        <translation>下一事件  .</translation>
    </message>
    <message>
        <source>How fast time passes</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Period…</source>
        <translation>时段…</translation>
    </message>
    <message>
        <source>Back to now  Shift+P</source>
        <translation>回到现在  Shift+P</translation>
    </message>
    <message>
        <source>The moment that is shown</source>
        <translation>当前显示的时刻</translation>
    </message>
    <message>
        <source>Map, queues, cases, wall: this moment; all else: now</source>
        <translation>地图、队列、事件、大屏为此刻，其余为当前</translation>
    </message>
    <message>
        <source>Map, queues, pages of cases and the wall show this moment. Registry, statistics and searches show the present.</source>
        <translation>地图、队列、事件页面和大屏显示此刻；基础信息、统计和检索显示当前数据。</translation>
    </message>
</context>
<context>
    <name>jw::ui::PostsView</name>
    <message>
        <source>Appoint…</source>
        <translation>任命…</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>免职…</translation>
    </message>
    <message>
        <source>Former ones, too</source>
        <translation>含历任</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>When</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>任免人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 of this building</source>
        <translation>本楼%1</translation>
    </message>
    <message>
        <source>Responsible for %1</source>
        <translation>%1 的责任人</translation>
    </message>
    <message>
        <source>this building</source>
        <translation>本楼</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nobody has been appointed yet. “Appoint…” names the first.</source>
        <translation>尚未任命责任人，点“任命…”。</translation>
    </message>
    <message>
        <source>Nobody has been appointed yet.</source>
        <translation>尚未任命责任人。</translation>
    </message>
</context>
<context>
    <name>jw::ui::ProposalsView</name>
    <message>
        <source>Learn from the history</source>
        <translation>从历史中学习</translation>
    </message>
    <message>
        <source>at least cases</source>
        <translation>至少事件数</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Accept the chosen ones (Enter)</source>
        <translation>采纳所选（Enter）</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>If</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确数</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Learning …</source>
        <translation>正在学习…</translation>
    </message>
    <message>
        <source>✓ is a rule</source>
        <translation>✓ 已是规则</translation>
    </message>
    <message>
        <source>Accept all %1</source>
        <translation>全部采纳 %1 条</translation>
    </message>
    <message>
        <source>%L1 proposals. An accepted one is an ordinary rule in the draft: readable, editable, saved by you.</source>
        <translation>%L1 条建议。采纳后即为草稿中的普通规则：可读、可改，由您保存。</translation>
    </message>
    <message>
        <source>The history of these days gives no rule that is sure enough. Choose more days, or ask for less.</source>
        <translation>这些天的历史中没有足够可靠的规则。请增加天数，或降低要求。</translation>
    </message>
    <message>
        <source>Rules that decide past cases rightly are proposed from the archived ones: category, area and words → department, with the number of cases that speak for each.</source>
        <translation>根据已归档事件提出规则建议：类别、区域、关键词 → 部门，并列出支持每条建议的事件数。</translation>
    </message>
    <message>
        <source>Choose a proposal to see past cases like it.</source>
        <translation>选择一条建议，查看类似的历史事件。</translation>
    </message>
    <message>
        <source>Past cases like it:</source>
        <translation>类似的历史事件：</translation>
    </message>
    <message>
        <source>%1 in the draft. Ctrl+Z takes them back; nothing is saved yet.</source>
        <translation>%1 条已加入草稿。按 Ctrl+Z 可撤回；尚未保存。</translation>
    </message>
</context>
<context>
    <name>jw::ui::PublicationView</name>
    <message>
        <source>not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>published %1 by %2</source>
        <translation>%1 由%2发布</translation>
    </message>
    <message>
        <source>%L1 figures differ now</source>
        <translation>现有 %L1 项数据不同</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Not published yet. “Publish” freezes the figures that are on screen, with the scheme and its version.</source>
        <translation>尚未发布。点击“发布”，将屏幕上的数据连同方案及其版本一并冻结。</translation>
    </message>
    <message>
        <source>Published %1 by %2, scheme version %3. The publication is frozen; below is what the live figures say otherwise.</source>
        <translation>%1 由%2发布，方案第 %3 版。发布结果已冻结；下面列出与当前数据的差异。</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>jw::ui::PurposeMenu</name>
    <message>
        <source>The reading is logged</source>
        <translation>查看将记入日志</translation>
    </message>
</context>
<context>
    <name>jw::ui::QueueDelegate</name>
    <message>
        <source>no place known</source>
        <translation>位置未知</translation>
    </message>
</context>
<context>
    <name>jw::ui::QueueList</name>
    <message>
        <source>Work queues</source>
        <translation>工作队列</translation>
    </message>
</context>
<context>
    <name>jw::ui::QueuePanel</name>
    <message>
        <source>Dispatch as proposed</source>
        <translation>按建议分流</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待分发</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被驳回</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部在办</translation>
    </message>
    <message>
        <source>Loading the open cases …</source>
        <translation>正在载入在办事件…</translation>
    </message>
    <message>
        <source>Nothing waits for dispatch.
Press N to report something new.</source>
        <translation>没有待分发的事件。
按 N 键新建上报。</translation>
    </message>
    <message>
        <source>No department has sent anything back.</source>
        <translation>没有被部门驳回的事件。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有超时的事件。</translation>
    </message>
    <message>
        <source>No open case here.
Press N to report something new, or choose a larger area above.</source>
        <translation>此处没有在办事件。
按 N 键新建上报，或在上方选择更大的区域。</translation>
    </message>
    <message>
        <source>The %1 most urgent of %2; the rest is on the Cases page.</source>
        <translation>显示最紧急的 %1 件，共 %2 件；其余见“事件”页。</translation>
    </message>
    <message>
        <source>as the rule proposes</source>
        <translation>按规则建议</translation>
    </message>
    <message>
        <source>None of the chosen cases waits with a proposal. Press D to choose the department.</source>
        <translation>所选事件均无待确认的建议部门。请按 D 键选择部门。</translation>
    </message>
    <message>
        <source>Dispatched: %1.</source>
        <translation>已分流 %1 件。</translation>
    </message>
    <message>
        <source>%1 of %2 dispatched. The others: %3</source>
        <translation>已分流 %1 / %2 件，其余：%3</translation>
    </message>
</context>
<context>
    <name>jw::ui::Rail</name>
    <message>
        <source>Collapse</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>显示文字</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅显示图标</translation>
    </message>
</context>
<context>
    <name>jw::ui::RankingModel</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Veto: %1</source>
        <translation>一票否决：%1</translation>
    </message>
    <message>
        <source>Bonus: %1</source>
        <translation>加分：%1</translation>
    </message>
    <message>
        <source>Penalty: %1</source>
        <translation>扣分：%1</translation>
    </message>
    <message>
        <source>Nothing to appraise in this period.</source>
        <translation>本期没有可考核的案件。</translation>
    </message>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
</context>
<context>
    <name>jw::ui::RecordPanel</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>To the record before this one (Alt+Left)</source>
        <translation>回到上一条记录（Alt+←）</translation>
    </message>
    <message>
        <source>This dwelling is not recorded any more, or lies outside your area.</source>
        <translation>此房屋已不再登记，或不在您的区域内。</translation>
    </message>
    <message>
        <source>On that day this dwelling was not recorded.</source>
        <translation>那一天此房屋尚未登记。</translation>
    </message>
    <message>
        <source>This person is not in the registry any more, or lives outside your area.</source>
        <translation>此人已不在册，或不住在您的区域内。</translation>
    </message>
    <message>
        <source>On that day this person was not in the registry, or lived outside your area.</source>
        <translation>那一天此人不在册，或不住在您的区域内。</translation>
    </message>
    <message>
        <source>This compound is not recorded any more, or lies outside your area.</source>
        <translation>该小区已无记录，或不在您的辖区。</translation>
    </message>
    <message>
        <source>This volunteer has left, or is outside your area.</source>
        <translation>该志愿者已退出，或不在您的辖区。</translation>
    </message>
    <message>
        <source>The dwelling, person, organisation, volunteer or facility that you choose is shown here.</source>
        <translation>所选的房屋、人员、组织、志愿者或设施在此显示。</translation>
    </message>
    <message>
        <source>This facility is not recorded any more, or lies outside your area.</source>
        <translation>该设施已无记录，或不在您的区域内。</translation>
    </message>
</context>
<context>
    <name>jw::ui::RegistryEdits</name>
    <message>
        <source>The past is shown; nothing in it can be changed.</source>
        <translation>正在显示过去的状况，不能更改。</translation>
    </message>
    <message>
        <source>Done: %1. Ctrl+Z takes it back.</source>
        <translation>已完成：%1。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>“%1” cannot be taken back. %2</source>
        <translation>“%1”不能撤销。%2</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <source>today, or yyyy-mm-dd</source>
        <translation>今天，或 年-月-日</translation>
    </message>
    <message>
        <source>Who is the head from now on</source>
        <translation>今后谁是户主</translation>
    </message>
    <message>
        <source>stays as it is if left empty</source>
        <translation>留空则保持不变</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Citizen ID or other paper</source>
        <translation>身份号码或其他证件</translation>
    </message>
    <message>
        <source>18 characters; the check character is verified</source>
        <translation>18 位，校验码将被核对</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>yyyy-mm-dd; taken from the citizen ID</source>
        <translation>年-月-日；可由身份号码得出</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>%1 (for the census books alone)</source>
        <translation>%1（仅供统计汇总）</translation>
    </message>
    <message>
        <source>Ethnic group and political affiliation are kept together: choose both, or leave both as they are.</source>
        <translation>民族与政治面貌须同时登记：请都选择，或都保持不变。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Square metres</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>name and telephone, kept sealed</source>
        <translation>姓名和电话，加密保存</translation>
    </message>
    <message>
        <source>New dwelling</source>
        <translation>新增房屋</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>recorded; stays if left empty</source>
        <translation>已登记；留空则保持不变</translation>
    </message>
    <message>
        <source>Edit the dwelling</source>
        <translation>编辑房屋</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the head</source>
        <translation>户主姓名</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>新增户</translation>
    </message>
    <message>
        <source>It moves into %1. Its head is entered now, the others afterwards.</source>
        <translation>迁入 %1。现在登记户主，其他成员随后登记。</translation>
    </message>
    <message>
        <source>Edit the household</source>
        <translation>编辑户</translation>
    </message>
    <message>
        <source>Record a birth</source>
        <translation>登记出生</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新增成员</translation>
    </message>
    <message>
        <source>In the household of %1</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>Edit the person</source>
        <translation>编辑人员</translation>
    </message>
    <message>
        <source>%1 · %2. What is masked stays as it is unless something is written over it.</source>
        <translation>%1 · %2。遮蔽的内容不填写则保持不变。</translation>
    </message>
    <message>
        <source>Record a death</source>
        <translation>登记去世</translation>
    </message>
    <message>
        <source>%1 is then no longer among the living: the record ends on that day, posts are given up, lists and counts leave the person out. The history stays.</source>
        <translation>登记后 %1 的记录自当日终止，所任职务同时卸任，名册与统计不再包含此人。历史保留。</translation>
    </message>
    <message>
        <source>Record the death</source>
        <translation>登记去世</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>迁出</translation>
    </message>
    <message>
        <source>Out of the city: the record ends on that day. Whoever moves within the city is moved instead.</source>
        <translation>迁出本市：记录自当日终止。市内搬迁请用迁移。</translation>
    </message>
    <message>
        <source>The household moved away</source>
        <translation>整户迁出</translation>
    </message>
    <message numerus="yes">
        <source>All %n members leave the city; their records end on that day.</source>
        <translation>
            <numerusform>全部 %n 名成员迁出本市，记录自当日终止。</numerusform>
        </translation>
    </message>
    <message>
        <source>Head of the new household</source>
        <translation>新户户主</translation>
    </message>
    <message>
        <source>Head of those who stay (if the present one leaves)</source>
        <translation>留下者的户主（现户主离开时）</translation>
    </message>
    <message>
        <source>Split the household</source>
        <translation>分户</translation>
    </message>
    <message>
        <source>Tick who forms a household of their own. They stay in the same dwelling until it is moved.</source>
        <translation>勾选另立一户的成员。迁移之前仍住原房屋。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分户</translation>
    </message>
    <message>
        <source>Tick at least one member.</source>
        <translation>请至少勾选一名成员。</translation>
    </message>
    <message>
        <source>Somebody must stay; otherwise move the whole household.</source>
        <translation>须有人留下；否则请整户迁移。</translation>
    </message>
    <message>
        <source>Move the household</source>
        <translation>迁移户</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n members moves to %2.</source>
        <translation>
            <numerusform>%1 户共 %n 人迁到 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>迁到此处</translation>
    </message>
    <message>
        <source>Move the person</source>
        <translation>迁移人员</translation>
    </message>
    <message>
        <source>%1 moves into the household of %2.</source>
        <translation>%1 迁入 %2 户。</translation>
    </message>
    <message>
        <source>Move in here</source>
        <translation>迁入此户</translation>
    </message>
    <message>
        <source>Merge duplicates</source>
        <translation>合并重复记录</translation>
    </message>
    <message>
        <source>Stays: %1 · %2
Ends: %3 · %4</source>
        <translation>保留：%1 · %2
终止：%3 · %4</translation>
    </message>
    <message>
        <source>The second record ends now and points to the first; what the first one lacks is taken from it. Make sure that both are the same human being.</source>
        <translation>第二条记录立即终止并指向第一条；第一条所缺的内容从第二条补入。请确认两条记录是同一个人。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of an organisation</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Telephone of the office</source>
        <translation>单位电话</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>新增组织</translation>
    </message>
    <message>
        <source>Edit the organisation</source>
        <translation>编辑组织</translation>
    </message>
    <message>
        <source>Choose an area at the left first: an organisation belongs to one.</source>
        <translation>请先在左侧选择区域：组织须属于某个区域。</translation>
    </message>
    <message>
        <source>Close the organisation</source>
        <translation>注销组织</translation>
    </message>
    <message>
        <source>It is dissolved or gone: the record ends on that day, the history stays.</source>
        <translation>该组织已撤销或不存在：记录自当日终止，历史保留。</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>There is no post here.</source>
        <translation>此处没有职务。</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Telephone of the post</source>
        <translation>职务电话</translation>
    </message>
    <message>
        <source>it stands on public boards</source>
        <translation>将公示</translation>
    </message>
    <message>
        <source>%1 of the registry takes the post. Names of those responsible stand on public boards.</source>
        <translation>由在册的 %1 担任。责任人姓名将公示。</translation>
    </message>
    <message>
        <source>Somebody who is not in the registry. Residents are appointed from their own page.</source>
        <translation>任命不在册的人员。在册居民请从其本人页面任命。</translation>
    </message>
    <message>
        <source>Appoint</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Whoever holds this post at this place now is dismissed on that day.</source>
        <translation>此处现任者自当日免职。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>免职</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a building</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>for example a compound and a number</source>
        <translation>例如小区名加楼号</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Year of construction</source>
        <translation>建成年份</translation>
    </message>
    <message>
        <source>Choose an area at the left first: a building lies in one.</source>
        <translation>请先在左侧选择区域：楼栋须属于某个区域。</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度, 纬度</translation>
    </message>
    <message>
        <source>degrees, CGCS2000 or WGS84</source>
        <translation>度，CGCS2000 或 WGS84</translation>
    </message>
    <message>
        <source>New building</source>
        <translation>新增楼栋</translation>
    </message>
    <message>
        <source>The place decides in which grid the building lies. On the map a square on its point stands for it until an import of buildings brings its outline.</source>
        <translation>楼栋按位置归入网格。在导入楼栋数据带来轮廓之前，地图上以一个菱形标示。</translation>
    </message>
    <message>
        <source>A building needs a name or an address.</source>
        <translation>楼栋需要名称或地址。</translation>
    </message>
    <message>
        <source>A place is written like 120.155070, 30.274120.</source>
        <translation>位置的写法如 120.155070, 30.274120。</translation>
    </message>
    <message>
        <source>Edit the building</source>
        <translation>编辑楼栋</translation>
    </message>
    <message>
        <source>Delete the building</source>
        <translation>删除楼栋</translation>
    </message>
    <message>
        <source>It goes with its outline on the map. Only a building on which nothing hangs can be deleted: no dwelling, past or present, no organisation, nobody who is responsible for it.</source>
        <translation>楼栋连同地图上的轮廓一起删除。只有无任何关联的楼栋可以删除：无现有或历史房屋、无组织、无负责人。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New compound</source>
        <translation>新增小区</translation>
    </message>
    <message>
        <source>Edit the compound</source>
        <translation>编辑小区</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a compound</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Delete the compound</source>
        <translation>删除小区</translation>
    </message>
    <message>
        <source>The record ends on that day, the history stays. A compound to which buildings belong cannot be deleted.</source>
        <translation>记录自该日终止，历史保留。仍有楼栋的小区不能删除。</translation>
    </message>
    <message>
        <source>Choose an area at the left first: a volunteer belongs to one.</source>
        <translation>请先在左侧选择区域：志愿者须属于某个区域。</translation>
    </message>
    <message>
        <source>kept sealed</source>
        <translation>密封保存</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>what the volunteer can do</source>
        <translation>志愿者能做什么</translation>
    </message>
    <message>
        <source>%1 of the registry</source>
        <translation>登记居民 %1</translation>
    </message>
    <message>
        <source>%1
Somebody who is not in the registry. Residents become volunteers on their own page.</source>
        <translation>%1
未登记在册的人员。居民在其本人页面登记为志愿者。</translation>
    </message>
    <message>
        <source>New volunteer</source>
        <translation>新增志愿者</translation>
    </message>
    <message>
        <source>Edit the volunteer</source>
        <translation>编辑志愿者</translation>
    </message>
    <message>
        <source>A volunteer leaves</source>
        <translation>志愿者退出</translation>
    </message>
    <message>
        <source>The record ends on that day, the history stays.</source>
        <translation>记录自该日终止，历史保留。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Done: %1. Nothing was different, so nothing was changed.</source>
        <translation>%1：内容没有不同，未作改动。</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 至 %1</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>201, or 1 for the first one of the floor</source>
        <translation>201，或该层第 1 户填 1</translation>
    </message>
    <message>
        <source>%1 is to the new head</source>
        <translation>%1 与新户主的关系</translation>
    </message>
    <message>
        <source>Make head of the household</source>
        <translation>改为户主</translation>
    </message>
    <message>
        <source>The relations of the other members stay as they are; look at them afterwards, as they are to the new head from now on.</source>
        <translation>其他成员的关系保持不变；今后均指与新户主的关系，请随后核对。</translation>
    </message>
    <message>
        <source>Make head</source>
        <translation>改为户主</translation>
    </message>
    <message>
        <source>how the mistake came about and was found</source>
        <translation>如何误录、如何发现</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>误录作废</translation>
    </message>
    <message>
        <source>For a record of somebody who never lived here: it disappears from all lists, maps and counts, of past days too. Who died or moved away is recorded as that instead. The record and its history are kept, and the reason is logged.</source>
        <translation>用于从未在此居住者的记录：它将从所有列表、地图和统计（包括过去各日）中消失。去世或迁出的，请按去世或迁出登记。记录及其历史保留，原因记入日志。</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Household entered by mistake</source>
        <translation>误录的户作废</translation>
    </message>
    <message numerus="yes">
        <source>For a household that never lived here: it disappears with everybody in it (%n) from all lists, maps and counts, of past days too. Who moved away is recorded as that instead. The records and their history are kept, and the reason is logged.</source>
        <translation>
            <numerusform>用于从未在此居住的户：该户连同全部 %n 名成员将从所有列表、地图和统计（包括过去各日）中消失。迁出的，请按迁出登记。记录及其历史保留，原因记入日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dwelling entered by mistake</source>
        <translation>误录的房屋作废</translation>
    </message>
    <message>
        <source>For a door that does not exist: it disappears from all lists, maps and counts, of past days too. Only a dwelling in which nobody lives or has lived can be taken out. The record and its history are kept, and the reason is logged.</source>
        <translation>用于并不存在的房门：它将从所有列表、地图和统计（包括过去各日）中消失。只有无人居住且从未有人居住过的房屋才能作废。记录及其历史保留，原因记入日志。</translation>
    </message>
    <message>
        <source>Kind of facility</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <source>a component category, or a word that rules ask for</source>
        <translation>部件类别，或规则所用的名称</translation>
    </message>
    <message>
        <source>Owner department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>as on the facility; no other one has it</source>
        <translation>与设施上的编码一致，不得重复</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a facility</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>120.155070, 30.274120; or “New facility here” on the map</source>
        <translation>120.155070, 30.274120；也可在地图上点“在此新增设施”</translation>
    </message>
    <message>
        <source>New facility</source>
        <translation>新增设施</translation>
    </message>
    <message>
        <source>Edit the facility</source>
        <translation>编辑设施</translation>
    </message>
    <message>
        <source>The place decides in which grid it lies.</source>
        <translation>所在网格由位置决定。</translation>
    </message>
    <message>
        <source>Delete the facility</source>
        <translation>删除设施</translation>
    </message>
    <message>
        <source>It leaves the lists, the map and the rules. Undo brings it back.</source>
        <translation>它将从列表、地图和分流规则中移除，可撤销。</translation>
    </message>
</context>
<context>
    <name>jw::ui::RegistryForm</name>
    <message>
        <source>yyyy-mm-dd</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>A day is written like 2026-11-20.</source>
        <translation>日期写作 2026-11-20。</translation>
    </message>
    <message>
        <source>A whole number is wanted.</source>
        <translation>应为整数。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>清除：%1</translation>
    </message>
    <message>
        <source>What is recorded is removed; undo brings it back</source>
        <translation>清除已登记的内容，可撤销恢复</translation>
    </message>
    <message>
        <source>will be removed</source>
        <translation>将被清除</translation>
    </message>
</context>
<context>
    <name>jw::ui::RegistryPage</name>
    <message>
        <source>Name, initials, ID, telephone or address</source>
        <translation>姓名、首字母、证件号、电话或地址</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes the last change back (Ctrl+Z)</source>
        <translation>撤销上一次更改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>◐ The registry as it was at the end of %1. Nothing can be changed here. Lists, counts and the search show the present.</source>
        <translation>◐ 显示 %1 日终时的登记状况，不能更改。列表、计数和查找仍为现状。</translation>
    </message>
    <message>
        <source>%1 is being moved: open the dwelling and press “Move in here” at the household.</source>
        <translation>正在迁移 %1：打开目标房屋，在户下点“迁入此户”。</translation>
    </message>
    <message>
        <source>The household of %1 is being moved: open its new dwelling and press “Move here”.</source>
        <translation>正在迁移 %1 户：打开新房屋，点“迁到此处”。</translation>
    </message>
    <message>
        <source>%1 is a duplicate: look up the record that stays and press “Merge into this”.</source>
        <translation>%1 为重复记录：打开要保留的记录，点“并入此记录”。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>A name or its beginning, pinyin initials, a whole ID or telephone number, a part of an address or that of a dwelling (Ctrl+F)</source>
        <translation>姓名或其开头、拼音首字母、完整证件号或电话、地址的一部分或房屋的完整地址（Ctrl+F）</translation>
    </message>
    <message>
        <source>People, households, organisations, compounds, volunteers or facilities from a workbook or a CSV file</source>
        <translation>从工作簿或 CSV 文件导入人口、户及房屋、组织、小区、志愿者或公共设施</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Tables of the chosen area as files that can be imported again</source>
        <translation>将所选区域的表格导出为可再次导入的文件</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReplayView</name>
    <message>
        <source>Replay over the history</source>
        <translation>用历史事件回放</translation>
    </message>
    <message>
        <source>All that go elsewhere</source>
        <translation>全部改派的事件</translation>
    </message>
    <message>
        <source>Only now right</source>
        <translation>仅修改后正确</translation>
    </message>
    <message>
        <source>Only before right</source>
        <translation>仅修改前正确</translation>
    </message>
    <message>
        <source>Over the history</source>
        <translation>历史对比</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行规则</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Goes to, in force</source>
        <translation>现行分往</translation>
    </message>
    <message>
        <source>Goes to, changed</source>
        <translation>修改后分往</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>最终部门</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>依据规则</translation>
    </message>
    <message>
        <source>Replaying …</source>
        <translation>正在回放…</translation>
    </message>
    <message>
        <source>Before you save: run the rules over past cases and see which ones would have gone elsewhere, and how this compares with where they ended.</source>
        <translation>保存之前：用历史事件运行规则，查看哪些事件会分到别处，并与最终办理部门对比。</translation>
    </message>
    <message>
        <source>No case of these days has been archived yet: there is nothing to compare with. Choose more days.</source>
        <translation>这些天还没有归档事件，无从对比。请增加天数。</translation>
    </message>
    <message>
        <source>%L1 past cases: %L2 would go elsewhere, %L3 of them only now rightly, %L4 only before rightly.</source>
        <translation>历史事件 %L1 件：%L2 件会分到别处，其中 %L3 件改后才正确，%L4 件改前才正确。</translation>
    </message>
    <message>
        <source>▲ The rules have changed since this replay: run it again.</source>
        <translation>▲ 回放之后规则又有改动：请重新回放。</translation>
    </message>
    <message>
        <source>Sent where it ended</source>
        <translation>分到最终部门的比例</translation>
    </message>
    <message>
        <source>Decided by itself</source>
        <translation>自动分流</translation>
    </message>
    <message>
        <source>Rightly</source>
        <translation>其中正确</translation>
    </message>
    <message>
        <source>Waits for a person</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>Sent to who rejected it</source>
        <translation>分给驳回过的部门</translation>
    </message>
    <message>
        <source>Sent to who had to rework it</source>
        <translation>分给返工过的部门</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>● now right</source>
        <translation>● 改后正确</translation>
    </message>
    <message>
        <source>▲ was right</source>
        <translation>▲ 改前正确</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>均不正确</translation>
    </message>
    <message>
        <source>Only the first %L1 of %L2 are listed.</source>
        <translation>仅列出 %L2 件中的前 %L1 件。</translation>
    </message>
    <message>
        <source>Enter opens a case.</source>
        <translation>按 Enter 打开事件。</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReportAttachments</name>
    <message>
        <source>The picture could not be taken from the clipboard.</source>
        <translation>无法从剪贴板取得图片。</translation>
    </message>
    <message>
        <source>Attach …</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>Choose photos, sound or documents, or drop them on the form; Ctrl+Shift+V pastes a picture</source>
        <translation>选择照片、录音或文档，也可拖放到表单上；Ctrl+Shift+V 粘贴图片</translation>
    </message>
    <message>
        <source>%1
A click takes it away.</source>
        <translation>%1
单击移除。</translation>
    </message>
    <message>
        <source>%1 was not attached: %2</source>
        <translation>附件 %1 未能添加：%2</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReportForm</name>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Party A</source>
        <translation>涉案甲方</translation>
    </message>
    <message>
        <source>Party B</source>
        <translation>涉案乙方</translation>
    </message>
    <message>
        <source>Type a part of its name or code</source>
        <translation>输入名称或编码的一部分</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>简要概括</translation>
    </message>
    <message>
        <source>What has happened, what is needed</source>
        <translation>发生了什么，需要怎样处理</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>empty: anonymous</source>
        <translation>留空即匿名</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>as the category says</source>
        <translation>按类别默认</translation>
    </message>
    <message>
        <source>A point finds its grid by itself. Without one, give an address.</source>
        <translation>填写坐标可自动定位网格；没有坐标请填写地址。</translation>
    </message>
    <message>
        <source>Longitude −180 … 180 and latitude −90 … 90, in degrees.</source>
        <translation>经度 −180 … 180，纬度 −90 … 90，单位为度。</translation>
    </message>
    <message>
        <source>Lies in %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>This point lies outside all grids.</source>
        <translation>该坐标不在任何网格内。</translation>
    </message>
    <message>
        <source>Choose a category from the list.</source>
        <translation>请从列表中选择类别。</translation>
    </message>
    <message>
        <source>Recorded as %1, %2, %3.</source>
        <translation>已登记，案卷号 %1，%2，%3。</translation>
    </message>
    <message>
        <source>Join with this case</source>
        <translation>与此事件合并</translation>
    </message>
    <message>
        <source>The report is kept with case %1 and opens no case of its own. Its reporter hears of the result too.</source>
        <translation>此上报将并入事件 %1，不另立事件。其上报人同样会收到结果。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Recorded as %1 and joined with %2.</source>
        <translation>已登记为 %1，并与 %2 合并。</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>There is neither a picture nor a file in the clipboard.</source>
        <translation>剪贴板中没有图片或文件。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>jw::ui::ReportPicture</name>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
</context>
<context>
    <name>jw::ui::RequestBand</name>
    <message>
        <source>Grant …</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Refuse …</source>
        <translation>不批准…</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>◐ %1 asks for more time, until %2: %3</source>
        <translation>◐ %1 申请延期至 %2：%3</translation>
    </message>
    <message>
        <source>◐ %1 asks for a pause until %2: %3</source>
        <translation>◐ %1 申请挂账至 %2：%3</translation>
    </message>
    <message>
        <source>Asked %1 by %2. The clock runs on until it is granted.</source>
        <translation>%2 于 %1 提出；批准前继续计时。</translation>
    </message>
    <message>
        <source>%1: the request is withdrawn.</source>
        <translation>%1：申请已撤回。</translation>
    </message>
</context>
<context>
    <name>jw::ui::RowsBehind</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>under 14</source>
        <translation>未满14岁</translation>
    </message>
    <message>
        <source>Nobody is counted here.
Choose another place or figure in the table.</source>
        <translation>此处没有统计对象。
请在表格中选择其他区域或数字。</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3</source>
        <translation>第 %L1–%L2 条，共 %L3 条</translation>
    </message>
    <message>
        <source>Show for a purpose</source>
        <translation>按用途查看</translation>
    </message>
    <message>
        <source>This list tells of people&apos;s health.
Say what you read it for; the reading is logged.</source>
        <translation>此名单涉及健康信息。
请先选择查看用途；查看将记入日志。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The rows as a file with your name and the time on it, for a purpose; it is recorded in the audit log</source>
        <translation>按用途把名册存为文件，带有您的姓名和时间水印，并记入审计日志</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>工作簿（XLSX）…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>表格（CSV）…</translation>
    </message>
    <message>
        <source>Send a notice…</source>
        <translation>发送通知…</translation>
    </message>
    <message>
        <source>An SMS to those of the list who have a telephone, for a purpose; it is recorded in the audit log</source>
        <translation>向名单中登记了电话的人发送短信；须选择用途，并记入审计日志</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Asked about</source>
        <translation>所查属性</translation>
    </message>
    <message>
        <source>Enter or a double click opens the person</source>
        <translation>回车或双击打开该人</translation>
    </message>
    <message>
        <source>Enter or a double click opens the dwelling</source>
        <translation>回车或双击打开该房屋</translation>
    </message>
</context>
<context>
    <name>jw::ui::RuleEditor</name>
    <message>
        <source>Choose a rule to see its conditions,
or press Ins for a new one.</source>
        <translation>选择一条规则查看条件，
或按 Ins 新建规则。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>The smaller number is asked first</source>
        <translation>数字越小越先匹配</translation>
    </message>
    <message>
        <source>If a report …</source>
        <translation>当上报事件…</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>any; a code&apos;s beginning will do</source>
        <translation>不限；可只填代码开头</translation>
    </message>
    <message>
        <source>exactly this code, none below it</source>
        <translation>仅此代码，不含下级</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>any of them, with commas</source>
        <translation>任一即可，用逗号分隔</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>限于</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>from – to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>Component owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Facility within</source>
        <translation>附近设施</translation>
    </message>
    <message>
        <source>Further fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>name=value|value; name=value</source>
        <translation>名称=值|值; 名称=值</translation>
    </message>
    <message>
        <source>… then</source>
        <translation>…则</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>as the category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Grid leader</source>
        <translation>网格长</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>终止于</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>as reported</source>
        <translation>按上报</translation>
    </message>
</context>
<context>
    <name>jw::ui::RuleSet</name>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>Rules saved: %1. They hold from now on.</source>
        <translation>已保存 %1 条规则，即时生效。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
</context>
<context>
    <name>jw::ui::RuleTrial</name>
    <message>
        <source>Type what a report says …</source>
        <translation>输入上报内容…</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>or longitude, latitude</source>
        <translation>或经度, 纬度</translation>
    </message>
    <message>
        <source>Go to the rule</source>
        <translation>转到该规则</translation>
    </message>
    <message>
        <source>Choose a category: every report has one.</source>
        <translation>请选择类别：每个事件都有类别。</translation>
    </message>
    <message>
        <source>→ %1, by “%2”</source>
        <translation>→ %1，依据“%2”</translation>
    </message>
    <message>
        <source>found in the text: %1</source>
        <translation>内容中命中：%1</translation>
    </message>
    <message>
        <source>decides too: %1</source>
        <translation>同时决定：%1</translation>
    </message>
    <message>
        <source>→ %1, the category&apos;s department: no rule holds</source>
        <translation>→ %1（类别默认部门）：没有规则命中</translation>
    </message>
    <message>
        <source>No rule holds: it waits for a person.</source>
        <translation>没有规则命中：转人工分发。</translation>
    </message>
    <message>
        <source>next: “%1” (%2) → %3</source>
        <translation>其次：“%1”（%2）→ %3</translation>
    </message>
    <message>
        <source>When it is reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>fields: name=value; …</source>
        <translation>字段：名称=值；…</translation>
    </message>
</context>
<context>
    <name>jw::ui::RulesPage</name>
    <message>
        <source>All changes undone. Ctrl+Z brings them back.</source>
        <translation>已撤销全部改动。按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>Name, condition, word</source>
        <translation>名称、条件、关键词</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>ended ones too</source>
        <translation>含已终止</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New rule (Ins)</source>
        <translation>新建规则（Ins）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this rule (Ctrl+D)</source>
        <translation>复制此规则（Ctrl+D）</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>End its validity: it stays in the table for the record (Del)</source>
        <translation>终止有效期：规则留在表中备查（Del）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last step (Ctrl+Z)</source>
        <translation>撤销上一步（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Save all changes together (Ctrl+S)</source>
        <translation>一并保存全部改动（Ctrl+S）</translation>
    </message>
    <message>
        <source>Asked before the one above (Alt+Up)</source>
        <translation>提前到上一条之前（Alt+↑）</translation>
    </message>
    <message>
        <source>Asked after the one below (Alt+Down)</source>
        <translation>推后到下一条之后（Alt+↓）</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>撤销此改动</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>撤销全部改动</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>If</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Decides too</source>
        <translation>同时决定</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>学习建议</translation>
    </message>
    <message>
        <source>%L1 of %L2 rules</source>
        <translation>%L1 / %L2 条规则</translation>
    </message>
    <message>
        <source>There is no rule yet: cases go to their category&apos;s department or wait for a person.
Press Ins for the first rule, or let proposals be learnt from the history.</source>
        <translation>还没有规则：事件按类别默认部门分发，或转人工。
按 Ins 新建第一条规则，或从历史中学习建议。</translation>
    </message>
    <message>
        <source>No rule matches this filter.</source>
        <translation>没有符合条件的规则。</translation>
    </message>
    <message>
        <source>added %1 · changed %2 · ended %3</source>
        <translation>新增 %1 · 修改 %2 · 终止 %3</translation>
    </message>
    <message>
        <source>only an administrator may save</source>
        <translation>仅管理员可保存</translation>
    </message>
    <message>
        <source>not whole yet, see “Changes”</source>
        <translation>尚不完整，见“改动”</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存 %1 项</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>改动（%1）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Check ✓</source>
        <translation>检查 ✓</translation>
    </message>
    <message>
        <source>Check (%1)</source>
        <translation>检查（%1）</translation>
    </message>
    <message>
        <source>Every rule can be reached, none contradicts another, every category has a department.</source>
        <translation>每条规则都能命中，互不矛盾，每个类别都有部门。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>原为：%1</translation>
    </message>
    <message>
        <source>▲ cannot be saved: it %1</source>
        <translation>▲ 无法保存：%1</translation>
    </message>
    <message>
        <source>▲ somebody else has saved this rule meanwhile; saving puts yours over it</source>
        <translation>▲ 他人已保存过此规则；保存将以您的为准</translation>
    </message>
    <message>
        <source>Nothing has been changed. Changes are collected here and saved together.</source>
        <translation>没有改动。改动会收集在这里，一并保存。</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的步骤。</translation>
    </message>
</context>
<context>
    <name>jw::ui::ScaleBar</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
</context>
<context>
    <name>jw::ui::SchedulesButton</name>
    <message>
        <source>Scheduled books…</source>
        <translation>定时汇编…</translation>
    </message>
    <message>
        <source>%1 failed; see why (Ctrl+B)</source>
        <translation>%1 项失败，点击查看原因（Ctrl+B）</translation>
    </message>
    <message>
        <source>Books that are made by the clock (Ctrl+B)</source>
        <translation>按时自动生成的汇编（Ctrl+B）</translation>
    </message>
</context>
<context>
    <name>jw::ui::ScoreChart</name>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
</context>
<context>
    <name>jw::ui::SearchBox</name>
    <message>
        <source>Search for anything  Ctrl+K</source>
        <translation>全局搜索  Ctrl+K</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the number, the title or the address.</source>
        <translation>没有结果。请输入案卷号、标题或地址的一部分。</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Public facility · %1</source>
        <translation>公共设施 · %1</translation>
    </message>
</context>
<context>
    <name>jw::ui::SelectTool</name>
    <message>
        <source>Rectangle %1 × %2 m</source>
        <translation>矩形 %1 × %2 米</translation>
    </message>
    <message>
        <source>Circle, radius %1</source>
        <translation>圆形，半径 %1</translation>
    </message>
    <message>
        <source>Polygon, %1</source>
        <translation>多边形，%1</translation>
    </message>
    <message>
        <source>Corridor of %1, %2 m to each side</source>
        <translation>沿线 %1，两侧各 %2 米</translation>
    </message>
</context>
<context>
    <name>jw::ui::SettingsLogView</name>
    <message>
        <source>Setting, place, name</source>
        <translation>设置、范围、人员</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>After</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>(not set)</source>
        <translation>（未设置）</translation>
    </message>
    <message>
        <source>as above it</source>
        <translation>按上级</translation>
    </message>
    <message>
        <source>%L1 changes</source>
        <translation>%L1 条变更</translation>
    </message>
</context>
<context>
    <name>jw::ui::SettingsPanel</name>
    <message>
        <source>What holds for</source>
        <translation>查看适用于</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取消覆盖</translation>
    </message>
    <message>
        <source>What holds above it holds here again</source>
        <translation>恢复为上级的取值</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Differs from the city at</source>
        <translation>与全市不同之处</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>City</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Differs at</source>
        <translation>覆盖数</translation>
    </message>
    <message>
        <source>Holds for the choice</source>
        <translation>所选适用值</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Choose a setting</source>
        <translation>请选择设置</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>▲ This value is not possible here.</source>
        <translation>▲ 此处不允许该取值。</translation>
    </message>
    <message>
        <source>This is the city&apos;s value.</source>
        <translation>这是全市的取值。</translation>
    </message>
    <message>
        <source>This differs from the city for: %1.</source>
        <translation>此处与全市不同：%1。</translation>
    </message>
    <message>
        <source>In effect at once for %1: %2 → %3. It stands in the operation log.</source>
        <translation>对%1即时生效：%2 → %3，并记入操作日志。</translation>
    </message>
    <message>
        <source>as above it</source>
        <translation>按上级</translation>
    </message>
    <message>
        <source>Undone: the old value holds again.</source>
        <translation>已撤销：恢复原值。</translation>
    </message>
    <message>
        <source>Saved. It holds from now on.</source>
        <translation>已保存，即时生效。</translation>
    </message>
</context>
<context>
    <name>jw::ui::SideForm</name>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Call in a department</source>
        <translation>发起协同</translation>
    </message>
    <message>
        <source>Our part is done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>Withdraw the task</source>
        <translation>撤回协办</translation>
    </message>
    <message>
        <source>Join as a repetition</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>%1 stays in the lead and cannot feed back before every task has ended.</source>
        <translation>%1 仍为主办部门，全部协办结束前不能反馈。</translation>
    </message>
    <message>
        <source>It becomes void as a repetition of %1 · %2. Both reporters are kept; this one hears of the result too.</source>
        <translation>本案将作为 %1 · %2 的重复而作废。两位上报人均保留，本案上报人也会得到结果通知。</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Note (may be empty)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>What is asked of it</source>
        <translation>协办要求</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say what the department shall do.</source>
        <translation>请说明需要该部门做什么。</translation>
    </message>
    <message>
        <source>The date must lie in the future.</source>
        <translation>日期必须在将来。</translation>
    </message>
    <message>
        <source>%1 is urged; messages go out at once, by the channels that are switched on.</source>
        <translation>将催办%1；按已开启的渠道立即发出通知。</translation>
    </message>
    <message>
        <source>%1: recorded, but nobody was told. Switch urging by SMS or e-mail on, or enter addresses for the posts.</source>
        <translation>%1：已记录，但无人收到通知。请打开短信或邮件催办，或为相关岗位登记联系方式。</translation>
    </message>
    <message>
        <source>%1: %2 messages</source>
        <translation>%1：已发 %2 条通知</translation>
    </message>
    <message>
        <source>Due at another moment</source>
        <translation>另定时限</translation>
    </message>
    <message>
        <source>Otherwise the limit for handling such a case counts from now. When it is over, the department is urged.</source>
        <translation>不另定时，从现在起按此类案件的办理时限计算；到时自动催办该部门。</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Ask for a pause</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation>不批准申请</translation>
    </message>
    <message>
        <source>%1 is told, with the reason. The case stays due %2.</source>
        <translation>将通知 %1 并说明原因，时限仍为 %2。</translation>
    </message>
    <message>
        <source>Wished deadline</source>
        <translation>申请的新时限</translation>
    </message>
    <message>
        <source>The work can go on</source>
        <translation>预计恢复时间</translation>
    </message>
    <message>
        <source>The desk decides.</source>
        <translation>由指挥中心审批。</translation>
    </message>
    <message>
        <source>The desk decides. Until then the clock runs on: due %1.</source>
        <translation>由指挥中心审批，批准前继续计时：时限 %1。</translation>
    </message>
    <message>
        <source>The new deadline must lie after the present one, %1.</source>
        <translation>新时限必须晚于现有时限 %1。</translation>
    </message>
</context>
<context>
    <name>jw::ui::SitesView</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Behind by</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>▲ %1 ago</source>
        <translation>▲ %1前</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%L1 ms</source>
        <translation>%L1 毫秒</translation>
    </message>
    <message>
        <source>All workstations of the center are shown to administrators.</source>
        <translation>管理员可以查看中心的全部工作站。</translation>
    </message>
    <message>
        <source>The login of this workstation may not see the others.
Admit it with --shared, or use “jingwei sync sites” at the center.</source>
        <translation>本工作站的登录名无权查看其他工作站。
请用 --shared 准许接入，或在中心运行“jingwei sync sites”。</translation>
    </message>
    <message>
        <source>The list of workstations is at the center, and there is no contact with it.</source>
        <translation>工作站列表在中心，目前没有联系。</translation>
    </message>
    <message>
        <source>Workstations stand here once this store belongs to a center.</source>
        <translation>接入中心后，工作站列在这里。</translation>
    </message>
    <message>
        <source>Asking the center …</source>
        <translation>正在询问中心…</translation>
    </message>
</context>
<context>
    <name>jw::ui::StatisticOnMap</name>
    <message>
        <source>The statistic on the map was taken away: %1</source>
        <translation>地图上的统计专题已撤下：%1</translation>
    </message>
    <message>
        <source>Open it among the statistics</source>
        <translation>在统计页打开</translation>
    </message>
    <message>
        <source>Take it off the map</source>
        <translation>从地图撤下</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
</context>
<context>
    <name>jw::ui::StatisticsPage</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>表格已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The area above (Alt+Up)</source>
        <translation>上级区域（Alt+Up）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>汇编…</translation>
    </message>
    <message>
        <source>Many reports of one moment in one file</source>
        <translation>把同一时刻的多份统计汇成一个文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>统计单元</translation>
    </message>
    <message>
        <source>next level</source>
        <translation>下一级</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>工作簿（XLSX）…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>表格（CSV）…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <translation>报告（PDF）…</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <source>Reading the registry: %L1 of about %L2 rows …</source>
        <translation>正在读取基础信息：%L1 / 约 %L2 行…</translation>
    </message>
    <message>
        <source>The registry could not be read: %1
Start the program again; if it stays so, run: jingwei check</source>
        <translation>无法读取基础信息：%1
请重新启动程序；若仍如此，请运行：jingwei check</translation>
    </message>
    <message>
        <source>Choose a statistic or a query at the left.</source>
        <translation>请在左侧选择统计或查询。</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>The day of the figures</source>
        <translation>数据日期</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Reading the registry of that day …</source>
        <translation>正在读取当日的基础信息……</translation>
    </message>
    <message>
        <source>Kind of map</source>
        <translation>专题图类型</translation>
    </message>
    <message>
        <source>Map (GeoPackage)…</source>
        <translation>地图（GeoPackage）…</translation>
    </message>
    <message>
        <source>On the main map</source>
        <translation>放到主地图</translation>
    </message>
    <message>
        <source>The shades lie on the map of the command page, below the live cases, and follow what changes</source>
        <translation>分级着色显示在指挥页地图上，位于实时事件之下，并随数据更新</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Figures or shares</source>
        <translation>数值或比例</translation>
    </message>
    <message>
        <source>Figures, or per cent: of the row&apos;s total, or of the same figure of the area above</source>
        <translation>数值，或百分比：占本行合计，或占上级区域同一数值</translation>
    </message>
    <message>
        <source>Cases reported in</source>
        <translation>事件上报日期</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>This report with its chart and its map (Ctrl+P)</source>
        <translation>打印本报表及其图表和专题图（Ctrl+P）</translation>
    </message>
    <message>
        <source>Compounds have no borders of their own on the map.
Choose areas as rows above: grids, communities or streets.</source>
        <translation>小区在地图上没有自己的边界。
请在上方把行改为区域：网格、社区或街道。</translation>
    </message>
</context>
<context>
    <name>jw::ui::StatusBar</name>
    <message>
        <source>Store %1</source>
        <translation>数据库 %1</translation>
    </message>
    <message>
        <source>all saved</source>
        <translation>已全部落盘</translation>
    </message>
    <message>
        <source>%L1 waiting to be saved</source>
        <translation>%L1 条待落盘</translation>
    </message>
    <message>
        <source>%L1 commands/s</source>
        <translation>%L1 条/秒</translation>
    </message>
    <message>
        <source>%L1 open</source>
        <translation>在办 %L1 件</translation>
    </message>
    <message>
        <source>longest stall %1 ms</source>
        <translation>最长卡顿 %1 毫秒</translation>
    </message>
    <message>
        <source>How long this window did not answer at most, in the last minute</source>
        <translation>最近一分钟内窗口无响应的最长时间</translation>
    </message>
    <message>
        <source>%1
Nothing is written any more. Restore the store from a backup.</source>
        <translation>%1
已停止写入。请从备份恢复数据库。</translation>
    </message>
    <message>
        <source>Store %1, being checked</source>
        <translation>数据库 %1，正在检查</translation>
    </message>
    <message>
        <source>▲ the store is damaged</source>
        <translation>▲ 数据库已损坏</translation>
    </message>
    <message>
        <source>
Close this window and run: %1</source>
        <translation>
请关闭本窗口并运行：%1</translation>
    </message>
    <message>
        <source>▲ Store %1, not backed up</source>
        <translation>▲ 数据库 %1，未备份</translation>
    </message>
</context>
<context>
    <name>jw::ui::StepForm</name>
    <message>
        <source>%1: %2. The case is now %3.</source>
        <translation>%1：%2完成，事件状态为“%3”。</translation>
    </message>
    <message>
        <source>as the rule proposes</source>
        <translation>按规则建议</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>The rules propose: %1</source>
        <translation>规则建议：%1</translation>
    </message>
    <message>
        <source>The reporter is satisfied</source>
        <translation>上报人满意</translation>
    </message>
    <message>
        <source>Not satisfied: a second round follows</source>
        <translation>不满意，进入二次处理</translation>
    </message>
    <message>
        <source>Resume on</source>
        <translation>恢复日期</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>新的截止时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>回访情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The date must lie in the future.</source>
        <translation>日期必须晚于当前时间。</translation>
    </message>
    <message>
        <source>The new deadline must lie after the present one, %1.</source>
        <translation>新时限必须晚于现有时限 %1。</translation>
    </message>
    <message>
        <source>Say whether the reporter is satisfied.</source>
        <translation>请选择上报人是否满意。</translation>
    </message>
    <message>
        <source>as asked: %1</source>
        <translation>同意申请：%1</translation>
    </message>
</context>
<context>
    <name>jw::ui::SyncPage</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All workstations</source>
        <translation>全部工作站</translation>
    </message>
    <message>
        <source>To review: %L1</source>
        <translation>待处理：%L1</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>jw::ui::SyncStatusView</name>
    <message>
        <source>Center</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>This workstation</source>
        <translation>本工作站</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Live cases to send</source>
        <translation>待发事件</translation>
    </message>
    <message>
        <source>Registry to send</source>
        <translation>待发基础信息</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>最早待发</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Oldest open transaction</source>
        <translation>中心最早未结事务</translation>
    </message>
    <message>
        <source>Epoch of the center</source>
        <translation>中心纪元</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>启动以来</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Speak to the center now, not at the end of the pause</source>
        <translation>立即联系中心，不等间隔结束</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>%1后重试。</translation>
    </message>
    <message>
        <source>%L1 of %L2 parts, %L3 rows</source>
        <translation>%L1 / %L2 部分，%L3 行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>the whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>%L1 ms</source>
        <translation>%L1 毫秒</translation>
    </message>
    <message>
        <source>%1, number %2</source>
        <translation>%1，第 %2 号</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%L1, of them %L2 cases</source>
        <translation>%L1，其中事件 %L2</translation>
    </message>
    <message>
        <source>%1 ahead of the center</source>
        <translation>比中心快 %1</translation>
    </message>
    <message>
        <source>%1 behind the center</source>
        <translation>比中心慢 %1</translation>
    </message>
    <message>
        <source>%L1 sent, %L2 received</source>
        <translation>已发 %L1，已收 %L2</translation>
    </message>
</context>
<context>
    <name>jw::ui::SystemPage</name>
    <message>
        <source>Switches and durations</source>
        <translation>开关与时长设置</translation>
    </message>
    <message>
        <source>Departments and posts</source>
        <translation>部门与岗位</translation>
    </message>
    <message>
        <source>Operation log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Window and store</source>
        <translation>窗口与数据</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Event items</source>
        <translation>事件项目</translation>
    </message>
    <message>
        <source>Crews</source>
        <translation>作业班组</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
</context>
<context>
    <name>jw::ui::TaskList</name>
    <message>
        <source>Response group · %1 in the lead</source>
        <translation>协同处置 · 主办：%1</translation>
    </message>
    <message>
        <source>The lead can feed back once these have ended: %1</source>
        <translation>以下部门的协办结束后，主办部门方可反馈：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>▲ %1 overdue</source>
        <translation>▲ 超时 %1</translation>
    </message>
    <message>
        <source>● %1 left</source>
        <translation>● 剩余 %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>stands still with the case</source>
        <translation>随案件挂账，暂停计时</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>时限 %1</translation>
    </message>
</context>
<context>
    <name>jw::ui::ThereView</name>
    <message>
        <source>Forget the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>outside every grid</source>
        <translation>不在任何网格内</translation>
    </message>
    <message numerus="yes">
        <source>%n grids: %1</source>
        <translation>
            <numerusform>%n 个网格：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>Closed cases of 30 days</source>
        <translation>近30天已结事件</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>%L1 dwellings, %L2 of them lived in.</source>
        <translation>共 %L1 套房屋，其中 %L2 套有人居住。</translation>
    </message>
    <message>
        <source>The first %L1 of %L2. Draw a smaller shape to see the others.</source>
        <translation>显示前 %L1 条，共 %L2 条。缩小选择范围可查看其余内容。</translation>
    </message>
    <message>
        <source>Of the first %1 of %2 grids.</source>
        <translation>仅列出 %2 个网格中的前 %1 个。</translation>
    </message>
    <message>
        <source>There are none here.</source>
        <translation>此处没有。</translation>
    </message>
    <message>
        <source>Departments do not see the registry.</source>
        <translation>职能部门不能查看基础信息。</translation>
    </message>
</context>
<context>
    <name>jw::ui::TimelineStrip</name>
    <message>
        <source>Last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>上报 %1</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>办结 %1</translation>
    </message>
    <message>
        <source>From %1: %2 reported, %3 closed</source>
        <translation>%1 起一小时：上报 %2，办结 %3</translation>
    </message>
</context>
<context>
    <name>jw::ui::TopBar</name>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Switch to Chinese or English</source>
        <translation>切换中文或英文</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Cases whose time has run out</source>
        <translation>已超时的事件</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超时 %1 件</translation>
    </message>
    <message>
        <source>Act for a department</source>
        <translation>代表部门操作</translation>
    </message>
    <message>
        <source>Sound for urgent and overdue cases</source>
        <translation>紧急与超时事件提示音</translation>
    </message>
    <message>
        <source>Quiet hours (major cases are heard)</source>
        <translation>静音时段（重大事件仍提示）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>jw::ui::VolunteerView</name>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Volunteer, resident of the registry</source>
        <translation>志愿者，登记居民</translation>
    </message>
    <message>
        <source>Volunteer from elsewhere</source>
        <translation>外来志愿者</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show for a purpose</source>
        <translation>按用途查看</translation>
    </message>
    <message>
        <source>with the person</source>
        <translation>见本人记录</translation>
    </message>
    <message>
        <source>recorded, sealed</source>
        <translation>已登记，密封</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>In the registry</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>As %1 you may not read protected fields of people.</source>
        <translation>以%1的身份不能查看受保护的人员信息。</translation>
    </message>
    <message>
        <source>Your role, your area or this purpose does not allow it. The attempt is in the log.</source>
        <translation>您的角色、辖区或此用途不允许查看。此次尝试已记录。</translation>
    </message>
</context>
<context>
    <name>jw::ui::WallWindow</name>
    <message>
        <source>Jingwei · wall</source>
        <translation>经纬 · 大屏</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>复盘</translation>
    </message>
</context>
<context>
    <name>jw::ui::WindowPanel</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Commands since the start</source>
        <translation>启动以来的命令</translation>
    </message>
    <message>
        <source>Last commit took</source>
        <translation>最近提交用时</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>as the screen needs</source>
        <translation>随屏幕</translation>
    </message>
</context>
<context>
    <name>jw::ui::YearGrid</name>
    <message>
        <source>make-up working day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>free, as every week</source>
        <translation>周末休息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day: what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>W</source>
        <comment>make-up working day, one letter</comment>
        <translation>班</translation>
    </message>
    <message>
        <source>H</source>
        <comment>day off, one letter</comment>
        <translation>休</translation>
    </message>
</context>
</TS>
